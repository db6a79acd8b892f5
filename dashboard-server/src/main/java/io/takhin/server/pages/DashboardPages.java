package io.takhin.server.pages;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;

/** The dashboard's files. What is its own is answered without comments, and joined to few files. */
public final class DashboardPages {

    private static final String FOLDER = "takhin-web";
    private static final String INDEX = "index.html";

    private final JoinedModules modules = new JoinedModules(DashboardPages::text);
    private final JoinedStyles styles = new JoinedStyles(DashboardPages::text);
    private final Pages pages = new Pages(FOLDER, this::served);

    public void index(Context ctx) {
        pages.answer(ctx, INDEX);
    }

    public void file(Context ctx) {
        pages.answer(ctx, ctx.pathParam("path"));
    }

    private static String text(String path) {
        byte[] bytes = Pages.bytes(FOLDER, path);
        if (bytes == null) {
            throw new IllegalStateException("The dashboard has no file " + path);
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return path.startsWith(Library.FOLDER) ? text : Comments.leftOut(text);
    }

    private String served(String path, String text) {
        String own = Comments.leftOut(text);
        return path.endsWith(".css") ? styles.joined(path, own) : modules.served(path, own);
    }
}
