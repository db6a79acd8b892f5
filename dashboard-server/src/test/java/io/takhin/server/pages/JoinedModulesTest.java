package io.takhin.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JoinedModulesTest {

    private final Map<String, String> files = new HashMap<>();

    private String entry() {
        return new JoinedModules(files::get).served("main.js", files.get("main.js"));
    }

    @Test
    void modulesThatAreImported_areFunctions_inTheOrderInWhichTheyCanRun() {
        files.put(
                "main.js", "import { App } from './views/app.js';\nimport { half } from './lib/sum.js';\nApp(half);\n");
        files.put(
                "views/app.js", "import {\n  half as part,\n} from '../lib/sum.js';\nexport const App = () => part;\n");
        files.put("lib/sum.js", "export function half(a) {\n  return a / 2;\n}\nexport class Sum {}\n");
        assertThat(entry())
                .isEqualTo(
                        """
                        // lib/sum.js
                        const $lib_sum = (() => {
                        function half(a) {
                          return a / 2;
                        }
                        class Sum {}
                        return { Sum, half };
                        })();
                        // views/app.js
                        const $views_app = (() => {
                        const {
                          half: part,
                        } = $lib_sum;
                        const App = () => part;
                        return { App };
                        })();
                        // main.js
                        const $main = (() => {
                        const { App } = $views_app;
                        const { half } = $lib_sum;
                        App(half);
                        return {  };
                        })();
                        export { $lib_sum, $views_app, $main };
                        """);
    }

    @Test
    void librariesOfOthers_areJoinedToo_inTheFormsThatMinifiersGive() {
        files.put("main.js", "import { chart } from './lib/chart.js';\nchart();\n");
        files.put(
                "lib/chart.js",
                "import uPlot from '../vendor/uPlot.js';\nimport { use } from '../vendor/hooks.js';\n"
                        + "export const chart = () => use(new uPlot());\n");
        files.put("vendor/uPlot.js", "/*! MIT */\nvar uPlot=function(){}();\n\nexport default uPlot;\n");
        files.put(
                "vendor/hooks.js",
                "import{options as n,h}from\"./preact.js\";function $(t){return n.a(t,h)}export{$ as use,n as $o};\n");
        files.put("vendor/preact.js", "var h={},n=1;export default function(t){return{t}}\n");
        assertThat(entry())
                .startsWith(
                        """
                        // vendor/uPlot.js
                        const $vendor_uPlot = (() => {
                        /*! MIT */
                        var uPlot=function(){}();

                        return { default: uPlot };
                        })();
                        // vendor/preact.js
                        const $vendor_preact = (() => {
                        var h={},n=1;return { default: function(t){return{t}} };
                        })();
                        // vendor/hooks.js
                        const $vendor_hooks = (() => {
                        const { options: n,h } = $vendor_preact;
                        function $(t){return n.a(t,h)}return { use: $,$o: n };
                        })();
                        // lib/chart.js
                        """);
    }

    @Test
    void aLibraryOfAnotherForm_isAnError() {
        files.put("main.js", "import { a } from './vendor/a.js';\na();\n");
        files.put("vendor/a.js", "export const a=1;\n");
        assertThatThrownBy(this::entry).hasMessageContaining("vendor/a.js: expected");
    }

    @Test
    void addressesOfOtherFiles_areTheSame_fromWhereTheyAreNow() {
        files.put("main.js", "import { t } from './lib/texts.js';\nimport('./data/late.js').then(t);\n");
        files.put(
                "lib/texts.js",
                "export const t = await import('../lang/en.js');\nconst here = new URL('../', import.meta.url);\n");
        assertThat(entry())
                .contains("const $lib_texts = await (async () => {\nconst t = await import('./lang/en.js');\n")
                .contains("const here = new URL('../', new URL('lib/texts.js', import.meta.url).href);\n")
                .contains("import('./data/late.js').then(t);\n");
    }

    @Test
    void modulesThatAreFetchedLater_takeFromThePageWhatIsThere() {
        files.put("main.js", "import { a } from './lib/a.js';\nimport('./views/late.js').then(a);\n");
        files.put("lib/a.js", "export const a = 1;\n");
        String late = "import { a as one } from '../lib/a.js';\nimport { b } from './b.js';\n"
                + "import { h } from '../vendor/late.js';\nexport const later = () => import('./last.js');\n";
        assertThat(new JoinedModules(files::get).served("views/late.js", late))
                .isEqualTo("import { $lib_a } from '../main.js'; const { a: one } = $lib_a;\n"
                        + "import { b } from './b.js';\nimport { h } from '../vendor/late.js';\n"
                        + "export const later = () => import('./last.js');\n");
    }

    @Test
    void whatIsLeftOfAModuleThatIsThere_isAnError_forThereWouldBeTwo() {
        files.put("main.js", "import { a } from './lib/a.js';\na();\n");
        files.put("lib/a.js", "export const a = 1;\n");
        JoinedModules modules = new JoinedModules(files::get);
        for (String form :
                List.of("import * as a from '../lib/a.js';", "import '../lib/a.js';", "export * from '../lib/a.js';")) {
            assertThatThrownBy(() -> modules.served("views/late.js", form + "\n"))
                    .hasMessageContaining("views/late.js: expected");
        }
        assertThatThrownBy(() -> modules.served("lang/en.js", "import { a } from '../lib/a.js';\n"))
                .hasMessage("lang/en.js imports of main.js, which waits for it");
    }

    @Test
    void thePagesFiles_areAllInTheFormsThatAreKnown() throws IOException {
        Path app = Path.of("../web/app");
        UnaryOperator<String> source = path -> {
            try {
                String text = Files.readString(app.resolve(path));
                return path.startsWith(Library.FOLDER) ? text : Comments.leftOut(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        JoinedModules modules = new JoinedModules(source);
        JoinedStyles styles = new JoinedStyles(source);
        try (Stream<Path> files = Files.walk(app)) {
            List<String> own = files.map(file -> app.relativize(file).toString())
                    .filter(path -> path.endsWith(".js") || path.endsWith(".css"))
                    .filter(path -> !path.startsWith("vendor/"))
                    .toList();
            assertThat(own).hasSizeGreaterThan(150);
            for (String path : own) {
                String text = source.apply(path);
                assertThat(path.endsWith(".js") ? modules.served(path, text) : styles.joined(path, text))
                        .as(path)
                        .doesNotContain("@import");
            }
        }
    }

    @Test
    void circles_andFormsThatItDoesNotKnow_andWhatIsThereTwice_areErrors() {
        files.put("main.js", "import { a } from './a.js';\n");
        files.put("a.js", "import { b } from './b.js';\nexport const a = b;\n");
        files.put("b.js", "import { a } from './a.js';\nexport const b = a;\n");
        assertThatThrownBy(this::entry).hasMessageContaining("circle").hasMessageContaining("b.js");
        files.put("b.js", "export * from './c.js';\n");
        assertThatThrownBy(this::entry).hasMessageContaining("found: export * from './c.js'");
        files.put("b.js", "export let b = 1;\n");
        assertThatThrownBy(this::entry).hasMessageContaining("found: export let b = 1");
        files.put("b.js", "export const b = () => import('./a.js');\n");
        assertThatThrownBy(this::entry).hasMessageContaining("b.js imports a.js later");
    }
}
