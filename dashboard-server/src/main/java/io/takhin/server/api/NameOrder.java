package io.takhin.server.api;

import java.util.Comparator;

/** Names as people sort them: numbers in them by their value, case aside; what is equal so far by its characters. */
enum NameOrder implements Comparator<String> {
    INSTANCE;

    @Override
    public int compare(String left, String right) {
        int i = 0;
        int j = 0;
        while (i < left.length() && j < right.length()) {
            if (isDigit(left.charAt(i)) && isDigit(right.charAt(j))) {
                int leftEnd = endOfNumber(left, i);
                int rightEnd = endOfNumber(right, j);
                int order = numbers(left, i, leftEnd, right, j, rightEnd);
                if (order != 0) {
                    return order;
                }
                i = leftEnd;
                j = rightEnd;
            } else {
                int order = Character.compare(
                        Character.toLowerCase(left.charAt(i++)), Character.toLowerCase(right.charAt(j++)));
                if (order != 0) {
                    return order;
                }
            }
        }
        int order = Integer.compare(left.length() - i, right.length() - j);
        return order != 0 ? order : left.compareTo(right);
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static int endOfNumber(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** However long they are. */
    private static int numbers(String left, int i, int leftEnd, String right, int j, int rightEnd) {
        int from = withoutZeros(left, i, leftEnd);
        int to = withoutZeros(right, j, rightEnd);
        int order = Integer.compare(leftEnd - from, rightEnd - to);
        for (int k = 0; order == 0 && from + k < leftEnd; k++) {
            order = Character.compare(left.charAt(from + k), right.charAt(to + k));
        }
        return order;
    }

    private static int withoutZeros(String text, int from, int end) {
        int first = from;
        while (first < end && text.charAt(first) == '0') {
            first++;
        }
        return first;
    }
}
