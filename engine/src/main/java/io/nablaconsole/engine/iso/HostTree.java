package io.nablaconsole.engine.iso;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.iso.IsoEntry.Folder;
import io.nablaconsole.engine.iso.IsoEntry.HostFile;
import io.nablaconsole.engine.iso.IsoEntry.Link;
import io.nablaconsole.engine.iso.IsoEntry.Name;
import io.nablaconsole.engine.iso.IsoEntry.Special;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/**
 * Reads a directory of the host. Links are kept as links and never followed, so nothing from outside of the directory
 * gets in. Devices, pipes and sockets become what they are on the host, whatever they mean to the guest.
 */
final class HostTree {
    private static final Path ROOT = Path.of("/");

    /** A file on a CD has at most so many bytes. */
    private static final long MOST_BYTES = 0xffffffffL;

    private final Set<String> excluded;

    /** @param excluded names at the top that are left out */
    HostTree(Set<String> excluded) {
        this.excluded = excluded;
    }

    /**
     * The tree below {@code directory}.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming what cannot be read or is too large
     */
    Folder read(Path directory) {
        Folder root = folder(directory, new Name(new byte[0]));
        root.entries().removeIf(entry -> excluded.contains(entry.name().toString()));
        return root;
    }

    private Folder folder(Path directory, Name name) {
        Folder folder = new Folder(name, Inode.of(directory));
        try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
            for (Path child : children) {
                add(folder, child);
            }
        } catch (DirectoryIteratorException | IOException e) {
            throw unreadable(directory, e);
        }
        return folder;
    }

    private void add(Folder parent, Path child) throws IOException {
        Inode inode = Inode.of(child);
        Name name = nameOf(child);
        switch (inode.type()) {
            case Inode.SYMBOLIC_LINK -> parent.entries().add(new Link(name, inode, targetOf(child)));
            case Inode.DIRECTORY -> parent.entries().add(folder(child, name));
            case Inode.REGULAR -> parent.entries().add(file(child, name, inode));
            default -> parent.entries().add(new Special(name, inode));
        }
    }

    private static HostFile file(Path child, Name name, Inode inode) throws IOException {
        long size = Files.size(child);
        if (size > MOST_BYTES) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "%s has %s bytes, and a file on a CD image at most %s: put it on a disk of its own",
                            child, size, MOST_BYTES));
        }
        if (!Files.isReadable(child)) {
            throw unreadable(child, new AccessDeniedException(child.toString()));
        }
        return new HostFile(name, inode, child, size);
    }

    private static Name nameOf(Path path) {
        byte[] all = bytes(path);
        int start = all.length;
        while (start > 0 && all[start - 1] != '/') {
            start--;
        }
        return new Name(Arrays.copyOfRange(all, start, all.length));
    }

    private static Name targetOf(Path link) throws IOException {
        Path target = Files.readSymbolicLink(link);
        byte[] all = bytes(ROOT.resolve(target));
        return new Name(target.isAbsolute() ? all : Arrays.copyOfRange(all, 1, all.length));
    }

    /**
     * The bytes the kernel knows an absolute path by. A {@code Path} keeps them, but its text loses those that are no
     * characters of the locale; its URI does not.
     */
    private static byte[] bytes(Path path) {
        String text = path.toUri().getRawPath();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                out.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                out.writeBytes(text.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] all = out.toByteArray();
        // the URI of a directory ends with a slash
        int end = all.length > 1 && all[all.length - 1] == '/' ? all.length - 1 : all.length;
        return Arrays.copyOf(all, end);
    }

    static EngineException unreadable(Path path, Exception e) {
        Message text = e instanceof AccessDeniedException
                ? Message.of("cannot read %s: permission denied", path)
                : Message.of("cannot read %s: %s", path, e);
        return new EngineException(ErrorCode.CONFIG_INVALID, text, e);
    }
}
