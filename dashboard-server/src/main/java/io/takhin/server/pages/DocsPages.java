package io.takhin.server.pages;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The API's contract, and Swagger UI to read it with. */
public final class DocsPages {

    private static final String VERSION_FILE = "META-INF/maven/org.webjars/swagger-ui/pom.properties";

    private final Pages own = new Pages("takhin-api-docs");
    private final Pages swagger = new Pages("META-INF/resources/webjars/swagger-ui/" + version());

    public void contract(Context ctx) {
        own.answer(ctx, "openapi.yaml");
    }

    /** Relative links of the page need the slash. */
    public void index(Context ctx) {
        if (ctx.path().endsWith("/")) {
            own.answer(ctx, "index.html");
        } else {
            ctx.redirect("api-docs/");
        }
    }

    public void file(Context ctx) {
        String name = ctx.pathParam("file");
        if (!own.tryAnswer(ctx, name)) {
            swagger.answer(ctx, name);
        }
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream stream = DocsPages.class.getClassLoader().getResourceAsStream(VERSION_FILE)) {
            if (stream != null) {
                properties.load(stream);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "absent");
    }
}
