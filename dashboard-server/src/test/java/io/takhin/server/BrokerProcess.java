package io.takhin.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A Kafka broker with the plugin in a process of its own, which can be killed and started again. */
final class BrokerProcess implements AutoCloseable {

    private final Path dir;
    private final int jmxPort;
    private Process process;

    /** Formats the broker's log dir, which {@code settings} names. */
    BrokerProcess(Path dir, String clusterId, Properties settings, int jmxPort) throws Exception {
        this.dir = Files.createDirectories(dir);
        this.jmxPort = jmxPort;
        Path file = file();
        try (OutputStream out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        format(clusterId, file);
    }

    private Path file() {
        return dir.resolve("server.properties");
    }

    /** Kafka's own tool; it is there at run time only. */
    private static void format(String clusterId, Path file) throws Exception {
        String[] arguments = {"format", "--cluster-id", clusterId, "--config", file.toString()};
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            Class.forName("kafka.tools.StorageTool")
                    .getMethod("execute", String[].class, PrintStream.class)
                    .invoke(null, arguments, nowhere);
        }
    }

    void start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(
                "-Dcom.sun.management.jmxremote.port=" + jmxPort,
                "-Dcom.sun.management.jmxremote.rmi.port=" + jmxPort,
                "-Dcom.sun.management.jmxremote.host=127.0.0.1",
                "-Djava.rmi.server.hostname=127.0.0.1",
                "-Dcom.sun.management.jmxremote.authenticate=false",
                "-Dcom.sun.management.jmxremote.ssl=false"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "kafka.Kafka"));
        command.add(file().toString());
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        dir.resolve("broker.log").toFile()))
                .start();
    }

    /** As by {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** One of the broker's own meters or histograms: how much it counted; 0 when it isn't there. */
    long count(String mbean) {
        return ask(beans -> {
            ObjectName name = new ObjectName(mbean);
            return beans.isRegistered(name) ? (long) beans.getAttribute(name, "Count") : 0;
        });
    }

    /** What is still used of the heap after a collection. */
    long heapBytes() {
        return ask(beans -> {
            ObjectName memory = new ObjectName("java.lang:type=Memory");
            beans.invoke(memory, "gc", null, null);
            return (long) ((CompositeData) beans.getAttribute(memory, "HeapMemoryUsage")).get("used");
        });
    }

    private interface Question {
        long ask(MBeanServerConnection beans) throws IOException, JMException;
    }

    private long ask(Question question) {
        try (JMXConnector connector = JMXConnectorFactory.connect(
                new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + jmxPort + "/jmxrmi"))) {
            return question.ask(connector.getMBeanServerConnection());
        } catch (IOException | JMException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        if (process == null) {
            return;
        }
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
