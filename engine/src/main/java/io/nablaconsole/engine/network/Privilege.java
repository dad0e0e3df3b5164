package io.nablaconsole.engine.network;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** What this process may do to networks; asked before anything is made. */
public enum Privilege {
    /** To make interfaces and to change them. */
    NET_ADMIN(12),
    /** To enter another network namespace. */
    SYS_ADMIN(21);

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path TUN = Path.of("/dev/net/tun");

    private final int bit;

    Privilege(int bit) {
        this.bit = bit;
    }

    boolean held() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("CapEff:"))
                    .map(line -> line.substring("CapEff:".length()).strip())
                    .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) >> bit & 1) != 0);
        } catch (IOException e) {
            throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot read %s: %s", STATUS, e), e);
        }
    }

    /**
     * Refuses what needs a privilege this process lacks.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} saying {@code what} cannot be done, and what can
     */
    public void require(Message what, Message instead) {
        if (!held()) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "%s: it needs the privilege CAP_%s, which this user lacks; %s",
                            what, name().toUpperCase(Locale.ROOT), instead));
        }
    }

    /** @throws EngineException {@link ErrorCode#CONFIG_INVALID} when no tap can be opened by this process */
    static void requireTun() {
        if (!Files.exists(TUN)) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "there is no %s, so no tap can be used: load the kernel's module with: modprobe tun", TUN));
        }
        if (!Files.isReadable(TUN) || !Files.isWritable(TUN)) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "this user may not open %s, so it cannot use a tap: run as root, or chmod 666 %s",
                            TUN, TUN));
        }
    }
}
