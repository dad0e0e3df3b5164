package io.nablaconsole.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.css.Stylesheet;

/**
 * What the build runs to make one sheet of all style sheets, and of each theme a sheet of what the window wears of it, read
 * already: a window that wears one finds what styles a node in less time than one that wears twenty, and has nothing to
 * parse.
 */
public final class SheetPress {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("([^{}]+)(\\{[^{}]*\\})");
    private static final Pattern STYLE_CLASS = Pattern.compile("\\.([A-Za-z][A-Za-z0-9-]*)");

    private SheetPress() {}

    /**
     * Writes the sheets.
     *
     * @param args the directory of the product's classes
     */
    public static void main(String[] args) throws IOException {
        Path classes = Path.of(args[0]);
        press(all(), classes.resolve(StyleSheet.PRESSED));
        press(worn(text(new PrimerLight().getUserAgentStylesheet())), classes.resolve(StyleSheet.PRESSED_LIGHT));
        press(worn(text(new PrimerDark().getUserAgentStylesheet())), classes.resolve(StyleSheet.PRESSED_DARK));
    }

    private static void press(String sheet, Path pressed) throws IOException {
        File text = File.createTempFile("nabla-console", ".css");
        try {
            Files.writeString(text.toPath(), sheet);
            Stylesheet.convertToBinary(text, pressed.toFile());
        } finally {
            Files.delete(text.toPath());
        }
    }

    /** The style sheets one after the other. */
    private static String all() throws IOException {
        StringBuilder all = new StringBuilder();
        for (StyleSheet sheet : StyleSheet.values()) {
            all.append(read(sheet.url())).append('\n');
        }
        return all.toString();
    }

    /** The text of a theme's sheet, which the theme names as it was read already. */
    private static String text(String sheet) throws IOException {
        String file = sheet.replaceFirst("\\.bss$", ".css");
        return read(Objects.requireNonNull(PrimerLight.class.getResource(file), file));
    }

    private static String read(URL sheet) throws IOException {
        try (InputStream in = sheet.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** {@code sheet} without the rules for what the window does not have. */
    static String worn(String sheet) {
        return RULE.matcher(COMMENT.matcher(sheet).replaceAll(""))
                .results()
                .map(SheetPress::wornRule)
                .collect(Collectors.joining("\n"));
    }

    private static String wornRule(MatchResult rule) {
        List<String> worn = Arrays.stream(rule.group(1).split(","))
                .filter(SheetPress::isWorn)
                .toList();
        return worn.isEmpty() ? "" : String.join(",", worn) + rule.group(2);
    }

    private static boolean isWorn(String selector) {
        return STYLE_CLASS.matcher(selector).results().noneMatch(match -> Unworn.wears(match.group(1)));
    }
}
