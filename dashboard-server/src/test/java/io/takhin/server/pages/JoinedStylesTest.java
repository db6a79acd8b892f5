package io.takhin.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JoinedStylesTest {

    @Test
    void importsIntoLayers_areThoseLayers() {
        Map<String, String> files =
                Map.of("styles/base.css", "p {\n  margin: 0;\n}\n", "vendor/u.css", ".u { top: 0; }");
        String index = "@layer vendor, base;\n\n@import url('base.css') layer(base);\n"
                + "@import url('../vendor/u.css') layer(vendor);\n";
        assertThat(new JoinedStyles(files::get).joined("styles/index.css", index))
                .isEqualTo("@layer vendor, base;\n\n@layer base {\np {\n  margin: 0;\n}\n}\n"
                        + "@layer vendor {\n.u { top: 0; }}\n");
    }
}
