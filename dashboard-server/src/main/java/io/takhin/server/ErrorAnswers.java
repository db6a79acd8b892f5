package io.takhin.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.servlet.JavalinWsServletContext;
import io.takhin.server.api.ApiProblem;
import java.io.IOException;
import java.util.Locale;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whatever goes wrong becomes a problem object. */
final class ErrorAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    private ErrorAnswers() {}

    static void register(RoutesConfig routes) {
        routes.exception(ApiProblem.class, ErrorAnswers::answer);
        routes.exception(HttpResponseException.class, (e, ctx) -> answer(fromJavalin(e, ctx), ctx));
        routes.exception(IOException.class, ErrorAnswers::answerIo);
        routes.exception(Exception.class, ErrorAnswers::answerUnexpected);
    }

    private static void answerIo(IOException e, Context ctx) {
        if (e instanceof EofException || e.getCause() instanceof EofException) {
            LOG.debug("the client of {} is gone", ctx.path(), e);
        } else {
            answerUnexpected(e, ctx);
        }
    }

    private static void answerUnexpected(Exception e, Context ctx) {
        LOG.error("{} {} failed: {}", ctx.method(), ctx.path(), e.toString(), e);
        answer(ApiProblem.of(500, "internal", "Internal error", "The server failed to answer.", "See its log."), ctx);
    }

    private static void answer(ApiProblem problem, Context ctx) {
        problem.answer(ctx);
        if (ctx instanceof JavalinWsServletContext) {
            writeOut(ctx);
        }
    }

    /** At a refused WebSocket upgrade nobody else writes the result. */
    private static void writeOut(Context ctx) {
        try (var result = ctx.resultInputStream()) {
            result.transferTo(ctx.res().getOutputStream());
        } catch (IOException e) {
            LOG.debug("the client of a refused upgrade is gone", e);
        }
    }

    private static ApiProblem fromJavalin(HttpResponseException e, Context ctx) {
        if (e instanceof MethodNotAllowedResponse) {
            String allowed = e.getDetails().getOrDefault("availableMethods", "GET");
            ctx.header("Allow", allowed);
            return ApiProblem.of(
                    405,
                    "method-not-allowed",
                    "Method not allowed",
                    ctx.method() + " isn't served here.",
                    "Use " + allowed + ".");
        }
        HttpStatus status = HttpStatus.forStatus(e.getStatus());
        String code = status.getMessage().toLowerCase(Locale.ROOT).replace(' ', '-');
        return ApiProblem.of(e.getStatus(), code, status.getMessage(), status.getMessage() + ".", "See /api-docs/.");
    }
}
