package io.takhin.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A server with a history of any length, in a process of its own that may use little memory. */
final class SmallServer implements AutoCloseable {

    private final Process process;
    private final Path portFile;

    /** @param folder for its log */
    SmallServer(Path folder, String heap) throws IOException {
        portFile = folder.resolve("port");
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallServer.class.getName(),
                        portFile.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
    }

    /** The child: until it is killed. */
    public static void main(String[] args) throws Exception {
        FakePipeline pipeline = FakePipeline.live();
        pipeline.history(new MinutesHistory(50));
        try (TestServer server = TestServer.open(pipeline)) {
            Path written = Files.writeString(Path.of(args[0] + ".part"), String.valueOf(server.port()));
            Files.move(written, Path.of(args[0]));
            Thread.currentThread().join();
        }
    }

    boolean isListening() {
        return Files.exists(portFile);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int port() throws IOException {
        return Integer.parseInt(Files.readString(portFile));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
