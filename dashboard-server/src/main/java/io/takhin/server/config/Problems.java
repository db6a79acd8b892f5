package io.takhin.server.config;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with the configuration, collected so that all of it is told at once. */
public final class Problems {

    private final List<String> sentences = new ArrayList<>();

    /** In the house form: {@code <key>: expected <what>, found <value>. <what to do>}. */
    public void add(String key, String expected, String found, String whatToDo) {
        sentences.add(key + ": expected " + expected + ", found " + found + ". " + whatToDo);
    }

    /** A key that nothing reads. */
    public void addUnused(String key, String nearest) {
        sentences.add(key + ": was not used. " + (nearest == null ? "See --help." : "Did you mean " + nearest + "?"));
    }

    public boolean isEmpty() {
        return sentences.isEmpty();
    }

    public List<String> sentences() {
        return List.copyOf(sentences);
    }
}
