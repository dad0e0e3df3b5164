package io.nablaconsole.engine.cli;

import java.util.Arrays;

/**
 * Which control sequences a terminal answers. Sources: xterm's ctlseqs, DEC's VT510 manual, kitty's keyboard and graphics
 * protocols.
 */
final class Question {
    /** Reports of window and screen: CSI 11 t up to 21 t. */
    private static final int FIRST_REPORT = 11;

    private static final int LAST_REPORT = 21;

    private Question() {}

    /**
     * Whether CSI {@code content} asks something.
     *
     * @param letter its last character
     */
    static boolean asked(String content, int letter) {
        String prefix = content.substring(0, content.charAt(0) >= '<' && content.charAt(0) <= '?' ? 1 : 0);
        int end = content.length() - 1;
        int middle = end;
        while (middle > prefix.length() && content.charAt(middle - 1) < '0') {
            middle--;
        }
        String parameters = content.substring(prefix.length(), middle);
        return switch (prefix + content.substring(middle, end) + (char) letter) {
            case "c", ">c", "=c" -> true; // attributes
            case "n", "?n" -> true; // status, position of the cursor
            case "$p", "?$p" -> true; // modes
            case "$w", "&u", "$u", "*y", "x" -> true; // settings, state, checksum, parameters
            case ">q", "?u", "?m", "?S", "#S", "#R", "#|", "'|" ->
                true; // version, keyboard, graphics, colours, locator
            case "t" -> isReport(parameters);
            case "?h" -> Arrays.asList(parameters.split(";", -1)).contains("2048"); // tells the size at once
            default -> false;
        };
    }

    private static boolean isReport(String parameters) {
        int semicolon = parameters.indexOf(';');
        String first = semicolon < 0 ? parameters : parameters.substring(0, semicolon);
        if (first.length() != 2) {
            return false;
        }
        int number = (first.charAt(0) - '0') * 10 + first.charAt(1) - '0';
        return number >= FIRST_REPORT && number <= LAST_REPORT;
    }

    /**
     * Whether the string sequence that ESC and {@code kind} begin asks something.
     *
     * @param content with the end of the string
     */
    static boolean asked(int kind, String content) {
        return switch (kind) {
            case ']' -> command(content);
            case 'P' -> !isPicture(content);
            default -> true; // pictures that are confirmed, or nothing a terminal shows
        };
    }

    /** Colours, clipboard and the like: a question mark stands for the value. 60, 61: what may be asked. */
    private static boolean command(String content) {
        int end = content.length() - (content.endsWith("\007") ? 1 : 2);
        for (String field : content.substring(0, Math.max(0, end)).split(";", -1)) {
            if (field.endsWith("?")) {
                return true;
            }
        }
        return content.startsWith("60") || content.startsWith("61") || content.startsWith("1337;Re");
    }

    /** Of the strings to a device only sixels are never answered: parameters, and a q. */
    private static boolean isPicture(String content) {
        int at = 0;
        while (at < content.length() && (Character.isDigit(content.charAt(at)) || content.charAt(at) == ';')) {
            at++;
        }
        return at < content.length() && content.charAt(at) == 'q';
    }
}
