package io.takhin.topology.query;

/**
 * Stores' keys as text: parts with slashes between, as {@code CLUSTER/TOPIC}. A slash or tilde in a part is written {@code ~1}
 * or {@code ~0}, as in a JSON Pointer (RFC 6901); a word of this project's own in the second place begins with a colon.
 */
final class KeyText {

    private static final char SEPARATOR = '\u0000';
    /** Before the second part, where that is this project's own word. */
    private static final char OWN = '\u0001';

    private KeyText() {}

    static String of(String key) {
        String text = key.replace("~", "~0").replace("/", "~1").replace(SEPARATOR, '/');
        int second = text.indexOf('/') + 1;
        boolean own = second > 0 && second < text.length() && text.charAt(second) == OWN;
        return own ? text.substring(0, second) + ':' + text.substring(second + 1) : text;
    }

    /** A key, or what one begins with. */
    static String parse(String text) {
        int second = text.indexOf('/') + 1;
        boolean own = second > 0 && second < text.length() && text.charAt(second) == ':';
        String marked = own ? text.substring(0, second) + OWN + text.substring(second + 1) : text;
        return marked.replace('/', SEPARATOR).replace("~1", "/").replace("~0", "~");
    }
}
