package io.takhin.server;

import io.javalin.config.JavalinConfig;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;

/** Bounds: threads, message sizes, idle times; problem objects for what Jetty refuses by itself; no compression per WebSocket client. */
final class JettySetup {

    /** Answers come from memory in well under a millisecond; WebSocket clients hold no thread. */
    private static final int MAX_THREADS = 48;

    private static final int MIN_THREADS = 4;

    /** Room for a subscription to all views, each with long names. */
    private static final long MAX_CLIENT_MESSAGE_BYTES = 16_384;

    /** Three missed pings. */
    private static final Duration IDLE = Duration.ofSeconds(60);

    private JettySetup() {}

    static void apply(JavalinConfig config) {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
        threads.setName("http");
        config.jetty.threadPool = threads;
        config.jetty.modifyWebSocketServletFactory(factory -> {
            factory.setMaxTextMessageSize(MAX_CLIENT_MESSAGE_BYTES);
            factory.setMaxBinaryMessageSize(MAX_CLIENT_MESSAGE_BYTES);
            factory.setIdleTimeout(IDLE);
        });
        AtomicReference<Server> server = new AtomicReference<>();
        config.jetty.modifyServer(made -> {
            server.set(made);
            made.setErrorHandler(new JettyErrors());
        });
        config.jetty.modifyServletContextHandler(context -> {
            withoutDeflate(server.get(), context);
            boundHttpSessions(context);
        });
    }

    /** Compressing each frame anew for each client would cost more than all the rest of the push. */
    private static void withoutDeflate(Server server, ServletContextHandler context) {
        WebSocketServerComponents.ensureWebSocketComponents(server, context)
                .getExtensionRegistry()
                .unregister("permessage-deflate");
    }

    /** Javalin opens a servlet session at each WebSocket upgrade; nothing here uses it. */
    private static void boundHttpSessions(ServletContextHandler context) {
        context.getSessionHandler().setMaxInactiveInterval(1);
        context.getSessionHandler().setUsingCookies(false);
    }
}
