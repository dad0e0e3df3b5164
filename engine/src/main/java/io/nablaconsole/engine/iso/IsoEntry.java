package io.nablaconsole.engine.iso;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** One thing on a CD image. Names and targets are bytes, as they are on Linux. */
sealed interface IsoEntry {
    /** Name in its directory; empty for the root. */
    Name name();

    Inode inode();

    /** A name or target, byte for byte. */
    @SuppressWarnings("ArrayRecordComponent") // compared by content below; nobody writes to it
    record Name(byte[] bytes) implements Comparable<Name> {
        static Name of(String text) {
            return new Name(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public int compareTo(Name other) {
            return Arrays.compareUnsigned(bytes, other.bytes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Name name && Arrays.equals(bytes, name.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        /** For people. */
        @Override
        public String toString() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** A directory, whose entries can still be added to. */
    record Folder(Name name, Inode inode, List<IsoEntry> entries) implements IsoEntry {
        Folder(Name name, Inode inode) {
            this(name, inode, new ArrayList<>());
        }

        /** Adds {@code entry} in the place of one of its name. */
        void put(IsoEntry entry) {
            entries.removeIf(old -> old.name().equals(entry.name()));
            entries.add(entry);
        }

        /** The folder of that name, made where there is none; in the place of anything else of that name. */
        Folder folder(Name child) {
            return entries.stream()
                    .filter(entry -> entry.name().equals(child) && entry instanceof Folder)
                    .map(Folder.class::cast)
                    .findFirst()
                    .orElseGet(() -> {
                        Folder made = new Folder(child, Inode.made(Inode.DIRECTORY | 0755, inode.modified()));
                        put(made);
                        return made;
                    });
        }
    }

    /** A file of the host, whose first {@code size} bytes are taken. */
    record HostFile(Name name, Inode inode, Path file, long size) implements IsoEntry {}

    /** A file of these bytes. */
    @SuppressWarnings("ArrayRecordComponent") // compared by content below; nobody writes to it
    record Text(Name name, Inode inode, byte[] content) implements IsoEntry {
        @Override
        public boolean equals(Object other) {
            return other instanceof Text text && name.equals(text.name) && Arrays.equals(content, text.content);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, Arrays.hashCode(content));
        }
    }

    /** A symbolic link. */
    record Link(Name name, Inode inode, Name target) implements IsoEntry {}

    /** A pipe, a socket or a device: nothing but its inode. */
    record Special(Name name, Inode inode) implements IsoEntry {}

    /** Whether it lies in sectors of its own. */
    static boolean hasContent(IsoEntry entry) {
        return entry instanceof HostFile || entry instanceof Text;
    }

    /** Bytes of its content; 0 for what has none of its own. */
    static long size(IsoEntry entry) {
        if (entry instanceof HostFile file) {
            return file.size();
        }
        return entry instanceof Text text ? text.content().length : 0;
    }
}
