package io.takhin.server.config;

import io.takhin.topology.replay.Moments;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text to value, one kind each; what doesn't fit becomes a problem and a harmless stand-in. */
final class Checks {

    private static final Pattern SERVER = Pattern.compile("(?:\\[[0-9a-fA-F:.%]+]|[^\\s:\\[\\],]+):([0-9]{1,5})");
    private static final int MIN_KEY_CHARACTERS = 16;

    /** Of steps of a second, of ten and of a minute. */
    static final List<Duration> HISTORY = List.of(Duration.ofHours(1), Duration.ofHours(24), Duration.ofDays(30));

    /** Coarse steps are made of fine ones, so those must be there until then. */
    private static final List<Duration> LEAST_HISTORY =
            List.of(Duration.ofMinutes(30), Duration.ofHours(3), Duration.ofHours(6));

    private static final Duration MOST_HISTORY = Duration.ofDays(3_660);
    private static final Pattern LENGTH = Pattern.compile("([0-9]{1,5})([mhd])");
    private static final Map<String, ChronoUnit> UNITS =
            Map.of("m", ChronoUnit.MINUTES, "h", ChronoUnit.HOURS, "d", ChronoUnit.DAYS);

    private final Values values;
    private final Problems problems;

    Checks(Values values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    String text(Setting setting, String expected, String example) {
        Values.Value value = values.get(setting);
        if (value.text().isBlank()) {
            problems.add(value.origin(), expected, "nothing", "Give one such as " + example + ".");
        }
        return value.text();
    }

    /** Whether it is one of this machine's is known when it is listened on. */
    String host(Setting setting) {
        String expected = "a host name or address of this machine";
        String host = text(setting, expected, setting.defaultValue());
        try {
            InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            problems.add(values.get(setting).origin(), expected, quoted(host) + ", which is unknown", "Give another.");
        }
        return host;
    }

    int port(Setting setting, int lowest) {
        Values.Value value = values.get(setting);
        try {
            int port = Integer.parseInt(value.text());
            if (port >= lowest && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // told below, together with numbers out of range
        }
        problems.add(
                value.origin(),
                "a port number from " + lowest + " to 65535",
                quoted(value.text()),
                "Give one such as " + setting.defaultValue() + ".");
        return 0;
    }

    boolean flag(Setting setting) {
        Values.Value value = values.get(setting);
        String text = value.text();
        if (!text.equals("true") && !text.equals("false")) {
            problems.add(value.origin(), "true or false", quoted(text), "Give one of the two.");
        }
        return text.equals("true");
    }

    /** Null when none was given. The found key is never told. */
    String apiKey(Setting setting) {
        Values.Value value = values.get(setting);
        if (value == null) {
            return null;
        }
        String key = value.text();
        if (key.isEmpty() || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
            String found =
                    key.isEmpty() ? "nothing" : "a key of " + key.length() + " characters with others among them";
            problems.add(value.origin(), "visible ASCII characters without spaces", found, "Choose such a key.");
        }
        return key;
    }

    /** Beyond loopback a key is needed, and one that nobody guesses. */
    void keyUnlessLoopback(Setting hostSetting, String host, Setting keySetting, String key) {
        if (host.isBlank() || isLoopback(host)) {
            return;
        }
        if (key != null) {
            requireLong(values.get(keySetting).origin(), key);
            return;
        }
        problems.add(
                values.get(hostSetting).origin(),
                "a loopback address while there is no API key",
                quoted(host),
                "Set --api-key (or TAKHIN_API_KEY), or listen on 127.0.0.1.");
    }

    private void requireLong(String origin, String key) {
        if (key.length() < MIN_KEY_CHARACTERS) {
            problems.add(
                    origin,
                    "at least " + MIN_KEY_CHARACTERS + " characters where other machines can ask",
                    "a key of " + key.length(),
                    "Choose a longer one, for example from openssl rand -hex 32.");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Null when none was given. */
    Path path(Setting setting) {
        Values.Value value = values.get(setting);
        if (value == null) {
            return null;
        }
        try {
            Path path = Path.of(value.text()).toAbsolutePath();
            if (!value.text().isBlank() && (!Files.exists(path) || Files.isDirectory(path))) {
                return path;
            }
        } catch (InvalidPathException e) {
            // told below, together with files that are no folders
        }
        problems.add(value.origin(), "a folder, present or to be made", quoted(value.text()), "Give its path.");
        return null;
    }

    /** Whether it is there is seen when it is opened. */
    Path file(Setting setting, String expected) {
        Values.Value value = values.get(setting);
        try {
            if (value != null && !value.text().isBlank()) {
                return Path.of(value.text());
            }
        } catch (InvalidPathException e) {
            // told below, as when there is none
        }
        String found = value == null ? "nothing" : quoted(value.text());
        problems.add(value == null ? setting.flag() : value.origin(), expected, found, "Give its path.");
        return null;
    }

    /** In the past. */
    long moment(Setting setting, long nowMillis) {
        Values.Value value = values.get(setting);
        String text = value == null ? "" : value.text();
        OptionalLong moment = Moments.parse(text, nowMillis);
        if (moment.isEmpty() || moment.getAsLong() > nowMillis) {
            String found = value == null ? "nothing" : quoted(text) + (moment.isEmpty() ? "" : ", which is to come");
            String origin = value == null ? setting.flag() : value.origin();
            problems.add(origin, Moments.FORMS, found, "Give one of the past.");
        }
        return moment.orElse(0);
    }

    List<Duration> history(Setting setting) {
        Values.Value value = values.get(setting);
        List<Duration> lengths = new ArrayList<>();
        for (String text : value.text().split(",", -1)) {
            Matcher length = LENGTH.matcher(text.trim());
            if (length.matches()) {
                lengths.add(Duration.of(Long.parseLong(length.group(1)), UNITS.get(length.group(2))));
            }
        }
        boolean fits = lengths.size() == HISTORY.size() && value.text().split(",", -1).length == HISTORY.size();
        for (int i = 0; fits && i < HISTORY.size(); i++) {
            fits = lengths.get(i).compareTo(LEAST_HISTORY.get(i)) >= 0
                    && lengths.get(i).compareTo(MOST_HISTORY) <= 0;
        }
        if (!fits) {
            String expected = "three lengths, of at least 30m, 3h and 6h and at most 3660d";
            problems.add(value.origin(), expected, quoted(value.text()), "Give them as in 1h,24h,30d.");
        }
        return fits ? List.copyOf(lengths) : HISTORY;
    }

    List<String> origins(Setting setting) {
        Values.Value value = values.get(setting);
        List<String> origins = new ArrayList<>();
        for (String origin : value == null ? new String[0] : value.text().split(",", -1)) {
            if (isOrigin(origin.trim())) {
                origins.add(origin.trim());
            } else {
                String what = "origins such as https://example.org:8443";
                problems.add(value.origin(), what, quoted(origin), "Give scheme and host, without a path.");
            }
        }
        return List.copyOf(origins);
    }

    private static boolean isOrigin(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getPath().isEmpty();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    String bootstrapServers(Setting setting) {
        Values.Value value = values.get(setting);
        String expected = "host:port of at least one broker, separated by commas";
        if (value == null) {
            problems.add(
                    setting.flag(), expected, "nothing", "Give the Kafka cluster to watch, such as localhost:9092.");
            return "";
        }
        for (String server : value.text().split(",", -1)) {
            if (!isServer(server.trim())) {
                problems.add(value.origin(), expected, quoted(server), "Give each as in localhost:9092.");
            }
        }
        return value.text();
    }

    private static boolean isServer(String text) {
        Matcher server = SERVER.matcher(text);
        return server.matches() && Integer.parseInt(server.group(1)) >= 1 && Integer.parseInt(server.group(1)) <= 65535;
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
