package io.takhin.server;

import io.takhin.server.access.SecurityHeaders;
import io.takhin.server.api.ApiProblem;
import io.takhin.server.api.Json;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty refuses before any route sees it (a path or header that doesn't parse) is a problem object too. */
final class JettyErrors extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        putHeaders(response.getHeaders());
        response.write(true, ByteBuffer.wrap(Json.bytes(problem(status).body())), callback);
        return true;
    }

    private static void putHeaders(HttpFields.Mutable fields) {
        SecurityHeaders.ALL.forEach(fields::put);
        fields.put(HttpHeader.CACHE_CONTROL, "no-store");
        fields.put(HttpHeader.CONTENT_TYPE, ApiProblem.CONTENT_TYPE);
    }

    private static ApiProblem problem(int status) {
        String title = HttpStatus.getMessage(status);
        String code = title.toLowerCase(Locale.ROOT).replace(' ', '-');
        String whatToDo = status >= 500
                ? "See the server's log."
                : status == HttpStatus.URI_TOO_LONG_414 || status == HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431
                        ? "Send less: address and headers may have some 8,000 characters in all."
                        : "Mend the request; /api-docs/ tells what there is.";
        return ApiProblem.of(status, code, title, "The request was refused: " + title + ".", whatToDo);
    }
}
