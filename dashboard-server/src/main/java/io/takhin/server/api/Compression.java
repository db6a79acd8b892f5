package io.takhin.server.api;

import io.javalin.http.Context;
import java.util.Locale;

/** Whether a client takes gzip (RFC 9110, 12.5.3): a weight of 0 says that it doesn't. */
public final class Compression {

    private Compression() {}

    /** Before each request: Javalin looks for the word alone. */
    public static void leaveToClient(Context ctx) {
        if (!acceptsGzip(ctx.header("Accept-Encoding"))) {
            ctx.disableCompression();
        }
    }

    /** @param header null: absent */
    public static boolean acceptsGzip(String header) {
        Double any = null;
        for (String coding :
                header == null ? new String[0] : header.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = coding.trim().split("\\s*;\\s*", 2);
            double weight = parts.length == 1 ? 1 : weight(parts[1]);
            if (parts[0].equals("gzip") || parts[0].equals("x-gzip")) {
                return weight > 0;
            }
            if (parts[0].equals("*")) {
                any = weight;
            }
        }
        return any != null && any > 0;
    }

    private static double weight(String parameter) {
        return parameter.matches("q=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)")
                ? Double.parseDouble(parameter.substring(2))
                : 0;
    }
}
