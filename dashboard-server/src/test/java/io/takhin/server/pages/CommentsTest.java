package io.takhin.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommentsTest {

    @Test
    void commentsAlone_areLeftOut_andLinesStayWhereTheyAre() {
        String script =
                "/**\n * What it is.\n */\nexport const a = 1; // one\n  // alone\n/** @type {Num} */\nlet b;\n";
        assertThat(Comments.leftOut(script)).isEqualTo("\n\n\nexport const a = 1; // one\n\n\nlet b;\n");
        assertThat(Comments.leftOut(".a {\n  /* why */\n  color: red;\n}\n")).isEqualTo(".a {\n\n  color: red;\n}\n");
    }

    @Test
    void typesWithinALine_areLeftOut_andLicencesStay() {
        assertThat(Comments.leftOut("f((/** @type {any} */ x) => /** @type {Num[]} */ (x));\n"))
                .isEqualTo("f((x) => (x));\n");
        assertThat(Comments.leftOut("/*! MIT */\nlet a;\n")).isEqualTo("/*! MIT */\nlet a;\n");
    }

    @Test
    void codeBehindAComment_stays() {
        String script = "/* a */ let a;\n/* b */\nlet b;\n";
        assertThat(Comments.leftOut(script)).isEqualTo("/* a */ let a;\n\nlet b;\n");
    }

    @Test
    void textsThatLookLikeComments_stay() {
        String line = "const url = 'https://x/*y*/'; /* why */ g();\n";
        assertThat(Comments.leftOut(line)).isEqualTo(line);
    }

    /** Else what stands in a text could be taken for a comment. */
    @Test
    void thePagesFiles_haveNoTextThatBeginsALineAsACommentDoes() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../web/app"))) {
            List<Path> scripts = files.filter(file -> file.toString().endsWith(".js"))
                    .filter(file -> !file.toString().contains("vendor"))
                    .toList();
            assertThat(scripts).hasSizeGreaterThan(100);
            for (Path script : scripts) {
                assertThat(linesWithinTemplates(Files.readAllLines(script)))
                        .as(script.toString())
                        .isEmpty();
            }
        }
    }

    /** Lines that begin as comments do while a template is open. */
    private static List<String> linesWithinTemplates(List<String> lines) {
        List<String> within = new ArrayList<>();
        long backticks = 0;
        for (String line : lines) {
            boolean comment = line.strip().matches("(//|/?\\*).*");
            if (comment && backticks % 2 == 1) {
                within.add(line);
            }
            String code = comment ? line.replaceFirst("^.*?\\*/", "") : line;
            backticks += comment && !line.contains("*/") ? 0 : ticks(code);
        }
        return within;
    }

    private static long ticks(String text) {
        return text.chars().filter(c -> c == '`').count();
    }
}
