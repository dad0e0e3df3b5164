package io.nablaconsole.engine.shim;

import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.TenderCommand;
import io.nablaconsole.engine.api.TerminalSize;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Collects what the shim is to do, in the form it reads: NUL-terminated {@code key=value} strings. */
public final class ShimPlan {
    /** Where the standard streams of the container go. */
    public enum Console {
        PTY,
        PIPE,
        INHERIT;

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Begins a plan for the container in {@code directory}. */
    public ShimPlan(Path directory) {
        put("dir", directory.toString());
    }

    private ShimPlan put(String key, String value) {
        byte[] pair = (key + "=" + value).getBytes(StandardCharsets.UTF_8);
        bytes.write(pair, 0, pair.length);
        bytes.write(0);
        return this;
    }

    public ShimPlan console(Console console, TerminalSize size) {
        put("console", console.key());
        if (console == Console.PTY) {
            put("cols", String.valueOf(size.columns())).put("rows", String.valueOf(size.rows()));
        }
        return this;
    }

    public ShimPlan socket(Path socket) {
        return put("socket", socket.toString());
    }

    /** Nobody stays: the caller, or its subreaper, waits for the init. */
    public ShimPlan withoutMonitor() {
        return put("monitor", "0");
    }

    /** Who is sent the master of the pty. */
    public ShimPlan consoleSocket(Path socket) {
        return put("console_socket", socket.toString());
    }

    /** Descriptor {@code source} of this program becomes {@code number} of the process. */
    public ShimPlan pass(int number, int source) {
        return put("pass", number + ":" + ProcessHandle.current().pid() + ":" + source);
    }

    /** Descriptor 0 becomes the controlling terminal. */
    public ShimPlan controllingTerminal() {
        return put("ctty", "1");
    }

    /** The log is kept in two segments of at most this many bytes each. */
    public ShimPlan logLimit(long bytesPerSegment) {
        return put("log_limit", String.valueOf(bytesPerSegment));
    }

    public ShimPlan networkNamespace(Path path) {
        return put("netns", path.toString());
    }

    /** The container of a pod's sandbox: nothing is executed. */
    public ShimPlan pause() {
        return put("pause", "1");
    }

    public ShimPlan tender(TenderCommand command) {
        put("exe", command.executable().toString());
        command.argv().forEach(arg -> put("arg", arg));
        command.environment().forEach(variable -> put("env", variable));
        for (TenderCommand.OpenDescriptor descriptor : command.descriptors()) {
            if (descriptor.backing() instanceof DeviceBacking.BlockFile block) {
                String mode = block.readOnly() ? "ro" : "rw";
                put("file", descriptor.number() + ":" + mode + ":" + block.file());
            } else if (descriptor.backing() instanceof DeviceBacking.Tap tap) {
                put("tap", descriptor.number() + ":" + tap.name());
            }
        }
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
