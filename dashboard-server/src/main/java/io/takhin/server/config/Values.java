package io.takhin.server.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/** Each setting's text and where it came from. Flags win over the environment, the environment over the file. */
final class Values {

    /** Read by the launcher and by logback.xml, not here. */
    static final Set<String> OTHERS = Set.of("TAKHIN_JVM_OPTIONS", "TAKHIN_LOG", "TAKHIN_KAFKA_LOG");

    static final String CONFIG_VARIABLE = "TAKHIN_CONFIG";

    /** @param origin the name to blame in a problem: {@code --port}, {@code TAKHIN_PORT}, {@code port (in FILE)} */
    record Value(String origin, String text) {}

    private final Map<Setting, Value> values = new EnumMap<>(Setting.class);

    private Values() {}

    static Values read(
            Map<Setting, String> flags, String configFlag, Map<String, String> environment, Problems problems) {
        Values all = new Values();
        String file = configFlag != null ? configFlag : environment.get(CONFIG_VARIABLE);
        if (file != null) {
            all.readFile(configFlag != null ? "--config" : CONFIG_VARIABLE, file, problems);
        }
        all.readEnvironment(environment, problems);
        flags.forEach((setting, text) -> all.values.put(setting, new Value(setting.flag(), text)));
        return all;
    }

    /** The value, or the default under the flag's name; null when there is neither. */
    Value get(Setting setting) {
        Value value = values.get(setting);
        if (value != null) {
            return value;
        }
        return setting.defaultValue() == null ? null : new Value(setting.flag(), setting.defaultValue());
    }

    private void readFile(String origin, String file, Problems problems) {
        Properties properties = load(origin, file, problems);
        List<String> known = Stream.of(Setting.values()).map(Setting::key).toList();
        for (String key : properties.stringPropertyNames().stream().sorted().toList()) {
            String where = key + " (in " + file + ")";
            Setting.byKey(key)
                    .ifPresentOrElse(
                            setting -> values.put(
                                    setting,
                                    new Value(where, properties.getProperty(key).trim())),
                            () -> problems.addUnused(where, Nearest.of(key, known)));
        }
    }

    private void readEnvironment(Map<String, String> environment, Problems problems) {
        Set<String> left = new HashSet<>(environment.keySet());
        left.removeIf(name -> !name.startsWith("TAKHIN_") || name.equals(CONFIG_VARIABLE) || OTHERS.contains(name));
        left.removeIf(name -> ServiceLinks.isOne(name, environment.get(name)));
        for (Setting setting : Setting.values()) {
            String name = setting.environmentVariable();
            if (left.remove(name)) {
                values.put(setting, new Value(name, environment.get(name).trim()));
            }
        }
        List<String> known =
                Stream.of(Setting.values()).map(Setting::environmentVariable).toList();
        left.stream().sorted().forEach(name -> problems.addUnused(name, Nearest.of(name, known)));
    }

    static Properties load(String origin, String file, Problems problems) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(file))) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            problems.add(origin, "a readable properties file", "\"" + file + "\" (" + e + ")", "Give the path of one.");
        }
        return properties;
    }
}
