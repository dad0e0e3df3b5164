package io.nablaconsole.engine.qemu;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tries whether ports of the host are free, and finds out who has the one that is not. */
final class PortHolder {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    private PortHolder() {}

    /**
     * Makes sure that a port can be opened now.
     *
     * @param at where it was asked for, for the message
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the process that holds it
     */
    static void requireFree(PortForward forward, String at) {
        InetSocketAddress address = new InetSocketAddress(forward.hostAddress(), forward.hostPort());
        try {
            if (forward.protocol() == PortForward.Protocol.TCP) {
                try (ServerSocket socket = new ServerSocket()) {
                    // as QEMU does: connections of an earlier guest that are still closing are no obstacle
                    socket.setReuseAddress(true);
                    socket.bind(address, 1);
                }
            } else {
                new DatagramSocket(address).close();
            }
        } catch (IOException e) {
            Message why = holder(forward)
                    .map(who -> Message.of("%s has it: stop that, or choose another port", who))
                    .orElseGet(() -> Message.of("%s: choose another port or address", e));
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID, Message.of("%s: cannot open %s: %s", at, forward, why), e);
        }
    }

    /** Who has a port open, for people; empty when nobody has. */
    static Optional<Message> holder(PortForward forward) {
        List<Row> rows = new ArrayList<>();
        for (String table : List.of(forward.protocol().toString(), forward.protocol() + "6")) {
            rows.addAll(rows(table, forward));
        }
        Set<String> links = new HashSet<>();
        rows.forEach(row -> links.add("socket:[" + row.inode + "]"));
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(process(links).orElseGet(() -> Message.of("user %s", rows.get(0).user)));
    }

    private record Row(String user, String inode) {}

    /** Sockets on the port, of a table such as /proc/net/tcp: local address in column 1, state 3, user 7, inode 9. */
    private static List<Row> rows(String table, PortForward forward) {
        String port = String.format(Locale.ROOT, ":%04X", forward.hostPort());
        List<Row> rows = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(PROC.resolve("net").resolve(table), StandardCharsets.US_ASCII)) {
                String[] column = line.strip().split("\\s+", -1);
                boolean open = forward.protocol() == PortForward.Protocol.UDP || column[3].equals(LISTENING);
                if (column[1].endsWith(port) && open && overlaps(column[1], forward)) {
                    rows.add(new Row(column[7], column[9]));
                }
            }
        } catch (IOException e) {
            // without IPv6 there is no such table
            return rows;
        }
        return rows;
    }

    /** Whether the address, written in the byte order of the machine, is the one asked for or either is everywhere. */
    private static boolean overlaps(String local, PortForward forward) {
        String address = local.substring(0, local.indexOf(':'));
        String wanted = hexadecimal(forward.hostAddress());
        boolean everywhere = address.chars().allMatch(c -> c == '0');
        // an IPv4 address in an IPv6 table stands at the end
        return everywhere || address.endsWith(wanted) || wanted.equals("00000000");
    }

    private static String hexadecimal(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return String.format(Locale.ROOT, "%02X%02X%02X%02X", bytes[3], bytes[2], bytes[1], bytes[0]);
        } catch (IOException e) {
            throw new IllegalStateException(address + " was checked to be an IPv4 address", e);
        }
    }

    /** The process that has one of these open, as /proc names them; empty when none is found. */
    static Optional<Message> process(Set<String> links) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (holds(process, links)) {
                    return Optional.of(name(process));
                }
            }
        } catch (IOException e) {
            // a process that ends while it is looked at is not the one
        }
        return Optional.empty();
    }

    private static boolean holds(Path process, Set<String> links) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (links.contains(Files.readSymbolicLink(descriptor).toString())) {
                    return true;
                }
            }
        } catch (IOException e) {
            // another user's process, or one that has just ended
            return false;
        }
        return false;
    }

    /** {@code container web (process 123)} for a guest of this engine, else {@code nginx (process 123)}. */
    private static Message name(Path process) throws IOException {
        Path pid = process.getFileName();
        String[] words = Files.readString(process.resolve("cmdline")).split("\0", -1);
        if (words.length > 2 && words[0].startsWith("qemu-") && words[1].equals("-name")) {
            return Message.of("container %s (process %s)", words[2], pid);
        }
        return Message.of(
                "%s (process %s)", Files.readString(process.resolve("comm")).strip(), pid);
    }
}
