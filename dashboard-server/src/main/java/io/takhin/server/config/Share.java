package io.takhin.server.config;

/**
 * With whom the views' partitions are shared.
 *
 * @param name the same for all that share
 * @param address where they reach this server, as {@code host:port}
 * @param key the same for all that share
 */
public record Share(String name, String address, String key) {

    /** The key stays out of logs. */
    @Override
    public String toString() {
        return "Share[" + name + ", " + address + "]";
    }
}
