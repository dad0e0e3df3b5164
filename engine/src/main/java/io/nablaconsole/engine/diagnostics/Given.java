package io.nablaconsole.engine.diagnostics;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.file.RegularFile;
import io.nablaconsole.engine.store.AtomicFile;
import io.nablaconsole.engine.store.UserDirectories;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Remembers, as numbers that do not give them away at a glance, what containers were given that are no more: a log may
 * still speak of it. Kept beside the logs, and only where there are any.
 */
public final class Given {
    static final String FILE = "given.txt";

    private static final System.Logger LOG = System.getLogger(Given.class.getName());

    /** Some ten thousand values; the older half is forgotten beyond that, as the logs turn too. */
    private static final int LIMIT = 256 << 10;

    /** Longer values are remembered in pieces. */
    private static final int LONGEST = 256;

    private static final Pattern LINE = Pattern.compile("(\\d{1,3}) (-?\\d{1,20})");

    private final Path file;

    /** Of the logs in {@code logs}. */
    public Given(Path logs) {
        file = logs.resolve(FILE);
    }

    /** Of this user's window. */
    public static Given inLogs() {
        return new Given(UserDirectories.logs());
    }

    /** Notes what {@code config} holds; it is for diagnostics, so nothing fails because of it. */
    public void note(Config config) {
        try {
            if (!hasLogs()) {
                return;
            }
            List<String> lines = new ArrayList<>(lines());
            if (lines.isEmpty()) {
                lines.add("0 " + new SecureRandom().nextLong());
            }
            long salt = number(lines.get(0));
            for (String secret : Redactor.secrets(config)) {
                for (int from = 0; from < secret.length(); from += LONGEST) {
                    int to = Math.min(secret.length(), from + LONGEST);
                    lines.add((to - from) + " " + hash(salt, secret, from, to));
                }
            }
            write(lines.stream().distinct().toList());
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "cannot note what a container was given in " + file, e);
        }
    }

    private boolean hasLogs() throws IOException {
        Path logs = file.toAbsolutePath().getParent();
        if (logs == null || !Files.isDirectory(logs)) {
            return false;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(logs, "*.log")) {
            return all.iterator().hasNext();
        }
    }

    private List<String> lines() throws IOException {
        return Files.exists(file)
                ? RegularFile.text(file, 2 * LIMIT)
                        .lines()
                        .filter(line -> LINE.matcher(line).matches())
                        .toList()
                : List.of();
    }

    private static long number(String line) {
        Matcher parts = LINE.matcher(line);
        return parts.matches() ? Long.parseLong(parts.group(2)) : 0;
    }

    private void write(List<String> lines) throws IOException {
        String text = String.join("\n", lines) + "\n";
        if (text.length() > LIMIT) {
            List<String> newer = new ArrayList<>(lines.subList(lines.size() / 2, lines.size()));
            newer.add(0, lines.get(0));
            text = String.join("\n", newer) + "\n";
        }
        AtomicFile.write(file, text);
    }

    /** {@code text} with all that is remembered masked, at each place the longest. */
    String clean(String text) throws IOException {
        List<String> lines = lines();
        if (lines.isEmpty()) {
            return text;
        }
        long salt = number(lines.get(0));
        Set<Long> known = new HashSet<>();
        boolean[] lengths = new boolean[LONGEST + 1];
        for (String line : lines.subList(1, lines.size())) {
            known.add(number(line));
            lengths[Math.min(LONGEST, Integer.parseInt(line.substring(0, line.indexOf(' '))))] = true;
        }
        StringBuilder clean = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            int length = longest(text, at, salt, lengths, known);
            clean.append(length == 0 ? text.substring(at, at + 1) : Redactor.MASK);
            at += Math.max(1, length);
        }
        return clean.toString();
    }

    private static int longest(String text, int at, long salt, boolean[] lengths, Set<Long> known) {
        int found = 0;
        long hash = salt;
        for (int length = 1; length <= LONGEST && at + length <= text.length(); length++) {
            hash = step(hash, text.charAt(at + length - 1));
            if (lengths[length] && known.contains(hash)) {
                found = length;
            }
        }
        return found;
    }

    private static long hash(long salt, String text, int from, int to) {
        long hash = salt;
        for (int i = from; i < to; i++) {
            hash = step(hash, text.charAt(i));
        }
        return hash;
    }

    /** FNV-1a begun with the salt, and stirred: the file is its owner's alone. */
    private static long step(long hash, char next) {
        long mixed = (hash ^ next) * 0x100000001b3L;
        return mixed ^ mixed >>> 29;
    }
}
