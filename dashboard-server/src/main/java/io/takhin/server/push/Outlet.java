package io.takhin.server.push;

import java.nio.ByteBuffer;

/** The way to one client. */
interface Outlet {

    /** Called once the message went out, or didn't. */
    interface Done {
        void done(boolean sent);
    }

    /** Sends UTF-8 as one text message. Doesn't wait. */
    void send(ByteBuffer utf8, Done done);

    /** Sends bytes as one binary message. Doesn't wait. */
    void sendBinary(ByteBuffer bytes, Done done);

    void ping();

    void close(int code, String reason);
}
