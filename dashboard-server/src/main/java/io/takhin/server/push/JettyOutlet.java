package io.takhin.server.push;

import java.nio.ByteBuffer;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.common.WebSocketSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;

/**
 * One WebSocket session. Jetty's public API sends text only as a String, which it would encode anew for each client; its
 * core session sends the shared bytes.
 */
final class JettyOutlet implements Outlet {

    private final Session session;

    JettyOutlet(Session session) {
        this.session = session;
    }

    @Override
    public void send(ByteBuffer utf8, Done done) {
        send(OpCode.TEXT, utf8, done);
    }

    @Override
    public void sendBinary(ByteBuffer bytes, Done done) {
        send(OpCode.BINARY, bytes, done);
    }

    private void send(byte opCode, ByteBuffer bytes, Done done) {
        Frame frame = new Frame(opCode, true, bytes);
        Callback callback = Callback.from(() -> done.done(true), failure -> done.done(false));
        ((WebSocketSession) session).getCoreSession().sendFrame(frame, callback, false);
    }

    @Override
    public void ping() {
        session.sendPing(ByteBuffer.allocate(0), org.eclipse.jetty.websocket.api.Callback.NOOP);
    }

    @Override
    public void close(int code, String reason) {
        session.close(code, reason, org.eclipse.jetty.websocket.api.Callback.NOOP);
    }
}
