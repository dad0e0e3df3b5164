package io.nablaconsole.engine.store;

import io.nablaconsole.engine.api.ContainerId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The directory that holds all of one container, and the names of what is in it. */
public record ContainerDirectory(Path path) {
    /** Ids may be longer than a file name; from here on the directory is named by a digest. */
    private static final int LONGEST_PLAIN_NAME = 200;

    private static final int KEPT_OF_LONG_NAME = 160;

    /** Name of the directory of container {@code id}: the id itself unless that is too long for a file. */
    public static String nameFor(ContainerId id) {
        String value = id.value();
        if (value.length() <= LONGEST_PLAIN_NAME) {
            return value;
        }
        return value.substring(0, KEPT_OF_LONG_NAME) + "+" + digest(value).substring(0, 32);
    }

    /** SHA-256 of {@code text} in hexadecimal. */
    public static String digest(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public Path config() {
        return path.resolve("config.json");
    }

    public Path state() {
        return path.resolve("state.json");
    }

    /** The steps of its life; see {@link HistoryFile}. */
    Path history() {
        return path.resolve("history.jsonl");
    }

    public Path fifo() {
        return path.resolve("exec.fifo");
    }

    public Path log() {
        return path.resolve("console.log");
    }

    /** The segment of the log before {@link #log()}. */
    public Path olderLog() {
        return path.resolve("console.log.1");
    }

    public Path index() {
        return path.resolve("console.idx");
    }

    public Path olderIndex() {
        return path.resolve("console.idx.1");
    }

    public Path exit() {
        return path.resolve("exit.json");
    }

    public Path plan() {
        return path.resolve("shim.plan");
    }

    public Path result() {
        return path.resolve("shim.result");
    }

    /** In a directory made aside: whose it will be. */
    public Path owner() {
        return path.resolve("owner");
    }

    public Path lock() {
        return path.resolve("lock");
    }

    /**
     * Removes what lies in the place of a file that the shim writes and is none: it would be waited for, as a FIFO is, or
     * lead elsewhere, as a link does.
     */
    public void removeOddities() throws IOException {
        for (Path file : List.of(log(), olderLog(), index(), olderIndex(), exit(), exitAside())) {
            boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
            if (there && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                deleteTree(file);
            }
        }
    }

    /** Where the shim reserves the room of {@link #exit()}. */
    private Path exitAside() {
        return path.resolve("exit.json.tmp");
    }

    public boolean exists() {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether the name is taken, if only by a link or a file. */
    public boolean taken() {
        return there(path);
    }

    /** Whether this is a container's, perhaps broken, and not somebody else's directory. */
    boolean looksLikeContainer() {
        return exists() && (there(state()) || there(config()) || there(lock()));
    }

    /** Whether somebody else keeps something here: none of a container's files is among what there is. */
    public boolean foreign() throws IOException {
        if (!exists()
                || Stream.of(state(), config(), lock(), exit(), log(), fifo(), plan(), result(), owner(), history())
                        .anyMatch(ContainerDirectory::there)) {
            return false;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            return entries.iterator().hasNext();
        }
    }

    private static boolean there(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Deletes {@code top} and all below it, never following a link. */
    public static void deleteTree(Path top) throws IOException {
        if (Files.isDirectory(top, LinkOption.NOFOLLOW_LINKS)) {
            makeOpen(top);
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(top)) {
                for (Path entry : entries) {
                    deleteTree(entry);
                }
            } catch (NoSuchFileException e) {
                return;
            }
        }
        Files.deleteIfExists(top);
    }

    /** A directory of ours that nobody may look into could not be emptied; of others' it stays as it is. */
    private static void makeOpen(Path directory) {
        if (!Files.isReadable(directory) || !Files.isWritable(directory) || !Files.isExecutable(directory)) {
            try {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            } catch (IOException e) {
                // what cannot be done will be told by its entry that cannot be deleted
            }
        }
    }
}
