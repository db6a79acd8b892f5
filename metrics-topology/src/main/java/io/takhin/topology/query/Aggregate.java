package io.takhin.topology.query;

import java.util.Locale;

/** What is made of many things' series. */
public enum Aggregate {
    SUM,
    AVG,
    MAX,
    MIN,
    /** Of the values in a step the smallest that at least this part of them isn't above: nearest rank. */
    QUANTILE,
    /** The series that are highest on the whole. */
    TOP,
    /** The series that are lowest on the whole. */
    BOTTOM;

    /** As asked for. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it picks series; else it makes one of all. */
    public boolean picks() {
        return this == TOP || this == BOTTOM;
    }

    /** Whether it is a number of one of the things, not one made of several. */
    public boolean isOfOne() {
        return picks() || this == MAX || this == MIN;
    }
}
