package io.nablaconsole.engine.store;

import io.nablaconsole.engine.api.Transition;
import io.nablaconsole.engine.file.RegularFile;
import io.nablaconsole.engine.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The steps of a container's life, one line each, the newest last. It is for people: no step fails because it could not be
 * noted here, and a line that cannot be read is passed over.
 */
record HistoryFile(Path file) {
    /** Bytes; some 600 steps. Beyond that the older half is forgotten. */
    static final int LIMIT = 64 << 10;

    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final Set<StandardOpenOption> APPEND = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);

    private static final System.Logger LOG = System.getLogger(HistoryFile.class.getName());

    /** Adds {@code transition} in one write, so that lines of several processes do not mingle. */
    void add(Transition transition) {
        String line = Json.line(Transitions.tree(transition)) + "\n";
        try {
            RegularFile.require(file);
            String separated = endsTorn() ? "\n" + line : line;
            try (FileChannel channel = FileChannel.open(file, APPEND, PRIVATE)) {
                channel.write(ByteBuffer.wrap(separated.getBytes(StandardCharsets.UTF_8)));
            }
            if (Files.size(file) > LIMIT) {
                forgetOlderHalf();
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "cannot note " + transition.step() + " in " + file, e);
        }
    }

    /** The steps that are still remembered, oldest first; none when there is no such file. */
    List<Transition> read() {
        return text().lines().map(Transitions::read).flatMap(Optional::stream).toList();
    }

    private boolean endsTorn() throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    /** A signal that another process notes meanwhile may be forgotten too: signals take no lock. */
    private void forgetOlderHalf() throws IOException {
        String text = text();
        AtomicFile.write(file, text.substring(text.indexOf('\n', text.length() / 2) + 1));
    }

    /** No more than there can be: the file may have been replaced by anything. */
    private String text() {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(2 * LIMIT), StandardCharsets.UTF_8);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "cannot read " + file, e);
            return "";
        }
    }
}
