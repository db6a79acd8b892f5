package io.takhin.server.config;

import static io.takhin.server.config.Setting.SHARE;
import static io.takhin.server.config.Setting.SHARE_ADDRESS;
import static io.takhin.server.config.Setting.SHARE_KEY;

import java.util.Set;
import java.util.regex.Pattern;

/** The settings of a server that shares with others. */
final class ShareChecks {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,60}");
    private static final Pattern ADDRESS = Pattern.compile("([^\\s/:@]+|\\[[0-9A-Fa-f:.]+]):([1-9][0-9]{0,4})");
    private static final Set<String> ANY = Set.of("0.0.0.0", "::", "[::]");
    private static final int LEAST_KEY = 16;

    private final Values values;
    private final Problems problems;

    ShareChecks(Values values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    /** Null when nothing is shared. */
    Share read(Checks checks, String host, int port) {
        Values.Value name = values.get(SHARE);
        if (name == null) {
            requireNone(SHARE_ADDRESS);
            requireNone(SHARE_KEY);
            return null;
        }
        if (!NAME.matcher(name.text()).matches()) {
            problems.add(
                    name.origin(),
                    "a name of letters, digits, _ and -, at most 60",
                    "\"" + name.text() + "\"",
                    "Give the same to all servers that share.");
        }
        String key = checks.apiKey(SHARE_KEY);
        if (key == null || key.length() < LEAST_KEY) {
            problems.add(
                    SHARE_KEY.flag(),
                    "a key of at least " + LEAST_KEY + " characters",
                    key == null ? "nothing" : "one of " + key.length(),
                    "Give the same random one to all servers that share (or TAKHIN_SHARE_KEY).");
        }
        return new Share(name.text(), address(host, port), key);
    }

    private void requireNone(Setting setting) {
        if (values.get(setting) != null) {
            problems.add(values.get(setting).origin(), "none without --share", "one", "Give --share NAME, too.");
        }
    }

    private String address(String host, int port) {
        Values.Value given = values.get(SHARE_ADDRESS);
        if (given == null) {
            if (ANY.contains(host) || port == 0) {
                String found = port == 0 ? "--port 0" : "--host " + host;
                problems.add(
                        SHARE_ADDRESS.flag(),
                        "where the other servers reach this one, as host:port",
                        "nothing, and " + found,
                        "Give it.");
            }
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
        if (!ADDRESS.matcher(given.text()).matches()) {
            problems.add(
                    given.origin(),
                    "where the other servers reach this one, as host:port",
                    "\"" + given.text() + "\"",
                    "Give one such as 10.0.0.7:8080.");
        }
        return given.text();
    }
}
