package io.takhin.topology.query;

/** The question doesn't fit the store. */
public final class BadQuestionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String whatToDo;

    BadQuestionException(String parameter, String message, String whatToDo) {
        super(parameter + ": " + message);
        this.parameter = parameter;
        this.whatToDo = whatToDo;
    }

    public String parameter() {
        return parameter;
    }

    public String whatToDo() {
        return whatToDo;
    }
}
