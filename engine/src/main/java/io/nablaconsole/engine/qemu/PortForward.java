package io.nablaconsole.engine.qemu;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A port of the host that leads to one of the guest.
 *
 * @param hostAddress IPv4 address it is opened on
 */
record PortForward(Protocol protocol, String hostAddress, int hostPort, int guestPort) {
    enum Protocol {
        TCP,
        UDP;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whoever wants other machines to reach a guest says so. */
    private static final String LOOPBACK = "127.0.0.1";

    private static final Pattern FORM =
            Pattern.compile("(tcp|udp):(?:(\\d{1,3}(?:\\.\\d{1,3}){3}):)?(\\d{1,5}):(\\d{1,5})");
    private static final int LAST_PORT = 65535;

    /**
     * Reads {@code tcp:8080:80} or {@code tcp:0.0.0.0:8080:80}: protocol, address and port of the host, port of the
     * guest.
     *
     * @param at where it stands, for the message
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} for anything else
     */
    static PortForward parse(String text, String at) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "%s is '%s', not a forwarded port: write tcp:HOSTPORT:GUESTPORT, for example tcp:8080:80",
                            at, text));
        }
        String address = m.group(2) == null ? LOOPBACK : m.group(2);
        for (String part : address.split("\\.", -1)) {
            if (Integer.parseInt(part) > 255) {
                throw new EngineException(
                        ErrorCode.CONFIG_INVALID, Message.of("%s is '%s': %s is no IPv4 address", at, text, address));
            }
        }
        Protocol protocol = m.group(1).equals("tcp") ? Protocol.TCP : Protocol.UDP;
        return new PortForward(protocol, address, port(m.group(3), text, at), port(m.group(4), text, at));
    }

    private static int port(String digits, String text, String at) {
        int port = Integer.parseInt(digits);
        if (port < 1 || port > LAST_PORT) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of("%s is '%s': %s is no port: use 1 to %s", at, text, port, LAST_PORT));
        }
        return port;
    }

    /** Whether both cannot be open at once. */
    boolean clashesWith(PortForward other) {
        return protocol == other.protocol
                && hostPort == other.hostPort
                && (hostAddress.equals(other.hostAddress) || everywhere() || other.everywhere());
    }

    boolean everywhere() {
        return hostAddress.equals("0.0.0.0");
    }

    /** As QEMU's user network takes it. */
    String option() {
        return "hostfwd=" + protocol + ":" + hostAddress + ":" + hostPort + "-:" + guestPort;
    }

    @Override
    public String toString() {
        return protocol + " port " + hostPort + " of " + hostAddress;
    }
}
