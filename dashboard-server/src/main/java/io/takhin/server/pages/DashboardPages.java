package io.takhin.server.pages;

import io.javalin.http.Context;

/** The dashboard's files. */
public final class DashboardPages {

    private static final String INDEX = "index.html";

    private final Pages pages = new Pages("takhin-web");

    public void index(Context ctx) {
        pages.answer(ctx, INDEX);
    }

    /** A file; the index for paths that the page itself understands, which have no file's name at their end. */
    public void file(Context ctx) {
        String path = ctx.pathParam("path");
        boolean pagesOwn = !path.startsWith("api/") && path.lastIndexOf('.') < path.lastIndexOf('/') + 1;
        if (!pages.tryAnswer(ctx, path)) {
            pages.answer(ctx, pagesOwn ? INDEX : path);
        }
    }
}
