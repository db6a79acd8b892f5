package io.takhin.server.api;

import io.javalin.http.Context;
import io.takhin.topology.shared.Asked;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers of any length, made and sent part by part: the next part is made when the client has taken the one before, so as
 * much memory is used for a long one as for a short one. A client that goes away, or takes nothing for half a minute, ends
 * the work. What fails after the first part breaks the connection off without the end that HTTP asks for, so that no client
 * takes the answer for whole. Thread-safe.
 */
public final class Downloads {

    private static final Logger LOG = LoggerFactory.getLogger(Downloads.class);

    /** Each holds a thread for as long as its client likes. */
    private static final int AT_A_TIME = 8;

    private final Turns turns;
    private final Semaphore places = new Semaphore(AT_A_TIME);

    public Downloads(Turns turns) {
        this.turns = turns;
    }

    /** Tables with the same columns, each after the one before. */
    void answer(Context ctx, AnswerFormat format, Iterator<SeriesTable> tables) {
        boolean[] isFirst = {true};
        AnswerFormat.vary(ctx);
        answer(ctx, format.contentType(), new Mapped<>(tables, table -> {
            byte[] lines = format.lines(table, isFirst[0]);
            isFirst[0] = false;
            return lines;
        }));
    }

    /** Whoever only looks for the headers gets them. @param parts each made in a turn of its own; at least one */
    void answer(Context ctx, String contentType, Iterator<byte[]> parts) {
        byte[] first = turns.take(parts::next);
        Answers.tellInstances(ctx);
        ctx.contentType(contentType);
        if (!parts.hasNext()) {
            ctx.header("ETag", Answers.etag(first)).result(first);
        } else if (!ctx.req().getMethod().equals("HEAD")) {
            send(ctx, first, parts);
        }
    }

    private void send(Context ctx, byte[] first, Iterator<byte[]> rest) {
        if (!places.tryAcquire()) {
            throw ApiProblem.notReady(AT_A_TIME + " long answers are being sent already.", Map.of());
        }
        try {
            OutputStream out = ctx.outputStream();
            out.write(first);
            while (rest.hasNext()) {
                Asked.nextPart();
                out.write(turns.takeLater(rest::next));
            }
        } catch (IOException e) {
            LOG.debug("the client of {} took no more", ctx.path(), e);
            breakOff(ctx, e);
        } catch (RuntimeException e) {
            LOG.warn("{} is broken off: {}", ctx.path(), e.toString(), e);
            breakOff(ctx, e);
        } finally {
            places.release();
        }
    }

    /** The rest of the request's handling finds the connection closed. */
    private static void breakOff(Context ctx, Exception why) {
        ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close(why);
    }
}
