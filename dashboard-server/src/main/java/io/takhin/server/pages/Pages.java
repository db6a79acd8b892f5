package io.takhin.server.pages;

import io.javalin.http.Context;
import io.takhin.server.api.ApiProblem;
import io.takhin.server.api.Compression;
import io.takhin.server.api.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;

/**
 * Files of one folder of the class path, kept in memory once read. Validators are hashes of the content: the jars'
 * timestamps are fixed, for reproducible builds, and so would tell a browser that nothing ever changed.
 */
public final class Pages {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("yaml", "application/yaml"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("webmanifest", "application/manifest+json"));

    private record File(Payload content, String type, String etag) {}

    private final String folder;
    private final BinaryOperator<String> served;
    private final Map<String, File> read = new ConcurrentHashMap<>();

    /** @param folder without slashes at its ends */
    public Pages(String folder) {
        this(folder, (path, text) -> text);
    }

    /** @param served from path and text of a script or stylesheet of our own to what is answered */
    Pages(String folder, BinaryOperator<String> served) {
        this.folder = folder;
        this.served = served;
    }

    /** Answers with the file, or with a 404 problem. */
    public void answer(Context ctx, String path) {
        if (!tryAnswer(ctx, path)) {
            throw ApiProblem.notFound("There is nothing at \"" + ctx.path() + "\".", "Start at /, or see /api-docs/.");
        }
    }

    /** False when there is no such file. */
    public boolean tryAnswer(Context ctx, String path) {
        File file = find(path);
        if (file != null) {
            ctx.contentType(file.type()).header("ETag", file.etag());
            send(ctx, file.content());
        }
        return file != null;
    }

    /** Compressed however small it is: there are many, and together they weigh. */
    private static void send(Context ctx, Payload content) {
        if (Compression.acceptsGzip(ctx.header("Accept-Encoding")) && content.gzipped().length < content.size()) {
            ctx.disableCompression();
            ctx.header("Content-Encoding", "gzip").result(content.gzipped());
        } else {
            ctx.result(content.json());
        }
    }

    private File find(String path) {
        String extension = path.substring(path.lastIndexOf('.') + 1);
        if (!TYPES.containsKey(extension) || path.contains("..") || path.contains("\\")) {
            return null;
        }
        return read.computeIfAbsent(path, p -> load(p, TYPES.get(extension)));
    }

    private File load(String path, String type) {
        byte[] bytes = bytes(folder, path);
        if (bytes == null) {
            return null;
        }
        if (!path.startsWith(Library.FOLDER) && (path.endsWith(".js") || path.endsWith(".css"))) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            bytes = served.apply(path, text).getBytes(StandardCharsets.UTF_8);
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new File(new Payload(bytes), type, "W/\"" + HexFormat.of().formatHex(hash, 0, 12) + "\"");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A file's content; null when there is none. */
    static byte[] bytes(String folder, String path) {
        try (InputStream stream = Pages.class.getClassLoader().getResourceAsStream(folder + "/" + path)) {
            return stream == null ? null : stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
