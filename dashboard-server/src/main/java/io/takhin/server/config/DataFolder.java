package io.takhin.server.config;

import java.nio.file.Path;
import java.util.Map;

/** Where state lives when nobody says: {@code $XDG_CACHE_HOME/takhin}, else {@code ~/.cache/takhin}, else the temp folder. */
final class DataFolder {

    private DataFolder() {}

    static Path byDefault(Map<String, String> environment) {
        String cache = environment.get("XDG_CACHE_HOME");
        if (cache != null && Path.of(cache).isAbsolute()) {
            return Path.of(cache, "takhin");
        }
        String home = environment.get("HOME");
        if (home != null && !home.isBlank()) {
            return Path.of(home, ".cache", "takhin");
        }
        return Path.of(System.getProperty("java.io.tmpdir"), "takhin");
    }
}
