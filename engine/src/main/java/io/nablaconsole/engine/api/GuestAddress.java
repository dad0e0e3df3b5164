package io.nablaconsole.engine.api;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A static IP address of a guest.
 *
 * @param address with the length of its network part: {@code 10.0.0.2/24}, {@code fd00::2/64}
 * @param gateway of the same family, inside the network or not; null: none
 */
public record GuestAddress(String address, @Nullable String gateway) {
    /** What only addresses are written with, so that nothing here is ever looked up as a name. */
    private static final Pattern NUMERIC = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

    /** @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming what is wrong */
    public GuestAddress {
        int slash = address.indexOf('/');
        if (slash < 0) {
            throw invalid(
                    address, Message.of("it lacks the length of the network part; write for example 10.0.0.2/24"));
        }
        InetAddress own = parse(address.substring(0, slash));
        String length = address.substring(slash + 1);
        int bits = own.getAddress().length * 8;
        if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > bits) {
            throw invalid(address, Message.of("the length of the network part is a number from 0 to %s", bits));
        }
        if (own.isAnyLocalAddress() || own.isMulticastAddress() || own.isLoopbackAddress()) {
            throw invalid(address, Message.of("it is not the address of one machine on a network"));
        }
        if (gateway != null && !parse(gateway).getClass().equals(own.getClass())) {
            throw invalid(gateway, Message.of("a gateway is of the same family as the address %s", address));
        }
    }

    private static InetAddress parse(String text) {
        if (!NUMERIC.matcher(text).matches()) {
            throw invalid(text, Message.of("write for example 10.0.0.2 or fd00::2"));
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw invalid(text, Message.of("write for example 10.0.0.2 or fd00::2"));
        }
    }

    private static EngineException invalid(String text, Message why) {
        return new EngineException(ErrorCode.CONFIG_INVALID, Message.of("address '%s' is not valid: %s", text, why));
    }

    /** Length of the network part in bits. */
    public int prefix() {
        return Integer.parseInt(address.substring(address.indexOf('/') + 1));
    }

    public boolean isIpv4() {
        return parse(address.substring(0, address.indexOf('/'))) instanceof Inet4Address;
    }

    public boolean isIpv6() {
        return parse(address.substring(0, address.indexOf('/'))) instanceof Inet6Address;
    }
}
