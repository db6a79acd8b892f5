package io.takhin.server.api;

/** Whether there are views to answer from. */
public interface Ready {

    boolean isReady();

    Readiness now();

    /** Of what it tells, as a sentence begins. */
    String subject();
}
