package io.takhin.server.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** The file of Kafka client properties, checked by Kafka's own rules. */
final class KafkaConfig {

    private static final String SERVERS = CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG;

    private KafkaConfig() {}

    /**
     * @param file null: none was given
     * @param servers what the setting says; empty when that is a problem already
     */
    static Map<String, String> read(Values.Value file, String servers, Problems problems) {
        if (file == null) {
            return Map.of();
        }
        Properties properties = Values.load(file.origin(), file.text(), problems);
        Map<String, String> config = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> config.put(name, properties.getProperty(name)));
        String others = config.get(SERVERS);
        if (others != null && !servers.isEmpty() && !others.equals(servers)) {
            String flag = Setting.BOOTSTRAP_SERVERS.flag();
            problems.add(where(SERVERS, file), "the servers of " + flag, "\"" + others + "\"", "Leave it out there.");
        }
        check(config, file, problems);
        return config;
    }

    private static void check(Map<String, String> config, Values.Value file, Problems problems) {
        Map<String, Object> complete = new HashMap<>(config);
        complete.put(SERVERS, "localhost:9092");
        try {
            new AdminClientConfig(complete);
        } catch (KafkaException e) {
            String found = "\"" + file.text() + "\" (" + e.getMessage() + ")";
            problems.add(file.origin(), "properties that Kafka clients take", found, "Mend the file.");
        }
    }

    private static String where(String key, Values.Value file) {
        return key + " (in " + file.text() + ")";
    }
}
