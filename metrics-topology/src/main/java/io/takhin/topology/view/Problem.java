package io.takhin.topology.view;

/**
 * Something that is wrong, in words.
 *
 * @param code stable, for machines: {@code broker-absent}, {@code under-replicated}, {@code offline-partitions}, …
 * @param text one sentence: what, where, how many
 * @param atMillis what it holds for; the views' own moment, unless it is known past them
 */
public record Problem(Severity severity, String code, String text, long atMillis) {

    public enum Severity {
        warning,
        error
    }
}
