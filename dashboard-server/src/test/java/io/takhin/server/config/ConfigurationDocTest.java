package io.takhin.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.broker.reporter.ReporterConfig;
import io.takhin.server.Repository;
import io.takhin.server.config.Setting.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.junit.jupiter.api.Test;

/** docs/configuration.md has every setting as the code has it, and no other. */
class ConfigurationDocTest {

    private static final String DOC = "docs/configuration.md";

    @Test
    void settings_areDocumented() {
        List<List<String>> expected =
                Stream.of(Setting.values()).map(ConfigurationDocTest::row).toList();
        assertThat(Repository.table(DOC, "## The server")).containsExactlyElementsOf(expected);
    }

    private static List<String> row(Setting setting) {
        String commands = Stream.of(Command.values())
                .filter(setting::belongsTo)
                .map(Command::word)
                .collect(Collectors.joining(", "));
        String flag = setting.isSwitch() ? setting.flag() : setting.flag() + " " + setting.valueLabel();
        return List.of(
                code(flag),
                code(setting.environmentVariable()),
                code(setting.key()),
                setting.defaultValue() == null ? "" : code(setting.defaultValue()),
                commands,
                setting.meaning());
    }

    @Test
    void otherVariables_areDocumented_andRead() {
        List<String> documented = Repository.table(DOC, "## Other variables").stream()
                .map(cells -> Repository.code(cells.get(0)))
                .toList();
        Set<String> known = Stream.concat(Values.OTHERS.stream(), Stream.of(Values.CONFIG_VARIABLE))
                .collect(Collectors.toSet());
        assertThat(documented).containsExactlyInAnyOrderElementsOf(known);
        String readers = Repository.text("takhin") + Repository.text("dashboard-server/src/main/resources/logback.xml");
        assertThat(Values.OTHERS).allSatisfy(name -> assertThat(readers).contains("${" + name + ":-"));
    }

    @Test
    void pluginsKeys_areDocumented() {
        List<List<String>> expected = new ArrayList<>();
        ReporterConfig.DEFINITION.configKeys().values().forEach(key -> expected.add(row(key)));
        expected.add(List.of(code(ReporterConfig.CLIENT_PREFIX + "*"), "", "", "", ReporterConfig.clientDoc()));
        assertThat(Repository.table(DOC, "## The plugin")).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<String> row(ConfigKey key) {
        String valid = key.validator == null
                ? ""
                : key.validator.toString().replaceAll("^\\[(.*),\\.\\.\\.,(.*)]$", "$1 to $2");
        return List.of(
                code(key.name),
                key.type.name().toLowerCase(Locale.ROOT),
                key.type == Type.LIST ? "" : code(Objects.toString(key.defaultValue)),
                valid,
                key.documentation);
    }

    private static String code(String text) {
        return "`" + text.replace("|", "\\|") + "`";
    }
}
