package io.takhin.broker.collector;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Why an Admin call failed and what to do, for people. */
final class FailureText {

    private FailureText() {}

    static String of(Throwable cause) {
        if (cause instanceof AuthenticationException) {
            return "authentication failed (" + cause.getMessage() + "). Check the security settings and credentials.";
        } else if (cause instanceof AuthorizationException) {
            return "not allowed (" + cause.getMessage()
                    + "). Grant this user DESCRIBE on the cluster, its topics and its groups.";
        } else if (cause instanceof UnsupportedVersionException) {
            return "this cluster does not support it (" + cause.getMessage() + ").";
        } else if (cause instanceof TimeoutException || cause instanceof java.util.concurrent.TimeoutException) {
            return "no answer in time (" + cause.getMessage() + "). Check that the brokers can be reached.";
        }
        return cause.getClass().getSimpleName() + " (" + cause.getMessage() + ").";
    }
}
