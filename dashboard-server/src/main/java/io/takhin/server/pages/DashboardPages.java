package io.takhin.server.pages;

import io.javalin.http.Context;

/** The dashboard's files. */
public final class DashboardPages {

    private static final String INDEX = "index.html";

    private final Pages pages = new Pages("takhin-web", Comments::leftOut);

    public void index(Context ctx) {
        pages.answer(ctx, INDEX);
    }

    public void file(Context ctx) {
        pages.answer(ctx, ctx.pathParam("path"));
    }
}
