package io.takhin.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import java.util.Map;

/** An answer that isn't the one asked for, as an RFC 9457 problem object: what, why, what to do. */
public final class ApiProblem extends RuntimeException {

    public static final String CONTENT_TYPE = "application/problem+json";

    private static final long serialVersionUID = 1L;

    /**
     * @param type {@code urn:takhin:problem:<code>}, stable, for machines
     * @param whatToDo one sentence
     * @param progress how far the topology has come, while it isn't ready
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Body(
            String type, String title, int status, String detail, String whatToDo, Map<String, Object> progress) {}

    private final transient Body body;

    private ApiProblem(
            String code, String title, int status, String detail, String whatToDo, Map<String, Object> more) {
        super(status + " " + title + ": " + detail);
        this.body = new Body("urn:takhin:problem:" + code, title, status, detail, whatToDo, more);
    }

    public static ApiProblem of(int status, String code, String title, String detail, String whatToDo) {
        return new ApiProblem(code, title, status, detail, whatToDo, null);
    }

    public static ApiProblem badParameter(String name, String expected, String found, String whatToDo) {
        String detail = name + ": expected " + expected + ", found \"" + found + "\".";
        return of(400, "bad-parameter", "Bad parameter", detail, whatToDo);
    }

    public static ApiProblem notFound(String what, String whatToDo) {
        return of(404, "not-found", "Not found", what, whatToDo);
    }

    public static ApiProblem notReady(String detail, Map<String, Object> progress) {
        String whatToDo = "Ask again in a second; /health/ready tells when.";
        return new ApiProblem("not-ready", "Not ready", 503, detail, whatToDo, progress);
    }

    public Body body() {
        return body;
    }

    /** Makes it the response. */
    public void answer(Context ctx) {
        ctx.status(body.status());
        if (body.status() == 401) {
            ctx.header("WWW-Authenticate", "Bearer realm=\"takhin\"");
        }
        if (body.status() == 503) {
            ctx.header("Retry-After", "1");
        }
        ctx.header("Cache-Control", "no-store");
        ctx.contentType(CONTENT_TYPE).result(Json.bytes(body));
    }
}
