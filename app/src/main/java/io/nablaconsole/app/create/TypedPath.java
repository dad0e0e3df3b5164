package io.nablaconsole.app.create;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Optional;

/** A path as people type and paste it: with blanks around it, in quotes, from their home, or as a file manager copies it. */
final class TypedPath {
    private TypedPath() {}

    /** What the shell calls home; the JDK asks the user database. */
    static Path home() {
        String home = System.getenv("HOME");
        return Path.of(home != null && home.startsWith("/") ? home : System.getProperty("user.home", "/"));
    }

    /** The path that {@code text} means; empty when it means none. */
    static Optional<Path> of(String text, Path home) {
        String plain = unquoted(text.strip());
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (plain.startsWith("file:")) {
                return Optional.of(Path.of(URI.create(plain)));
            }
            if (plain.equals("~") || plain.startsWith("~/")) {
                return Optional.of(home.resolve(plain.substring(Math.min(2, plain.length()))));
            }
            return Optional.of(Path.of(plain).toAbsolutePath().normalize());
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty(); // InvalidPathException is one of the former
        }
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(0) == text.charAt(text.length() - 1);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
