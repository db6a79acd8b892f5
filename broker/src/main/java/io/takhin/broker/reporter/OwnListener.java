package io.takhin.broker.reporter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;

/**
 * Finds a listener of this broker through which it can send its metrics to its own cluster: one whose security protocol is
 * the one set for the client (PLAINTEXT when none is), the inter-broker listener if that fits.
 */
final class OwnListener {

    private static final Pattern ENDPOINT =
            Pattern.compile("\\s*(?<name>[^:]+)://(?<host>\\[.*]|[^:]*):(?<port>-?\\d+)\\s*");
    private static final String DEFAULT_LISTENERS = "PLAINTEXT://:9092";

    private record Endpoint(String name, String host, int port) {}

    private final Map<String, ?> config;
    private final List<String> controllerListeners;

    OwnListener(Map<String, ?> brokerConfig, List<String> controllerListeners) {
        this.config = brokerConfig;
        this.controllerListeners = controllerListeners;
    }

    /**
     * The listener's host:port, as it is advertised if it is.
     *
     * @throws ConfigException saying what to set, when no listener fits
     */
    String address(String clientProtocol) {
        Map<String, Endpoint> advertised = endpoints("advertised.listeners", "");
        Endpoint chosen = choose(clientProtocol);
        Endpoint told = advertised.getOrDefault(chosen.name(), chosen);
        if (told.port() <= 0) {
            throw cannot("listener " + chosen.name() + " has no fixed port");
        }
        boolean anywhere = told.host().isEmpty()
                || told.host().equals("0.0.0.0")
                || told.host().equals("[::]");
        return (anywhere ? "localhost" : told.host()) + ":" + told.port();
    }

    private Endpoint choose(String clientProtocol) {
        List<Endpoint> fitting = new ArrayList<>();
        for (Endpoint endpoint : endpoints("listeners", DEFAULT_LISTENERS).values()) {
            if (!controllerListeners.contains(endpoint.name()) && clientProtocol.equals(protocol(endpoint.name()))) {
                fitting.add(endpoint);
            }
        }
        if (fitting.isEmpty()) {
            throw cannot("no listener for clients speaks " + clientProtocol);
        }
        String interBroker = String.valueOf(config.get("inter.broker.listener.name"));
        return fitting.stream()
                .filter(endpoint -> endpoint.name().equals(interBroker))
                .findFirst()
                .orElse(fitting.get(0));
    }

    private String protocol(String listener) {
        for (String pair : BrokerFacts.list(config.get("listener.security.protocol.map"))) {
            String[] parts = pair.split(":");
            if (parts.length == 2 && parts[0].trim().equals(listener)) {
                return parts[1].trim();
            }
        }
        return listener;
    }

    private Map<String, Endpoint> endpoints(String key, String otherwise) {
        Map<String, Endpoint> endpoints = new LinkedHashMap<>();
        List<String> given = BrokerFacts.list(config.get(key));
        for (String text : given.isEmpty() ? BrokerFacts.list(otherwise) : given) {
            Matcher matcher = ENDPOINT.matcher(text);
            if (matcher.matches()) {
                String name = matcher.group("name").trim();
                endpoints.put(name, new Endpoint(name, matcher.group("host"), Integer.parseInt(matcher.group("port"))));
            }
        }
        return endpoints;
    }

    private static ConfigException cannot(String why) {
        return new ConfigException(
                ReporterConfig.BOOTSTRAP_SERVERS + ": expected host:port of the cluster that takes the"
                        + " events, found none, and " + why + ". Set it, and " + ReporterConfig.CLIENT_PREFIX
                        + "security.protocol if that is not PLAINTEXT.");
    }
}
