package io.takhin.topology.replay;

import java.io.IOException;

/** A file that can't be taken for a capture, or not be written: what was expected, what was found, what to do. */
public final class CaptureException extends IOException {

    private static final long serialVersionUID = 1L;

    CaptureException(String where, String expected, String found, String whatToDo) {
        super(where + ": expected " + expected + ", found " + found + ". " + whatToDo);
    }
}
