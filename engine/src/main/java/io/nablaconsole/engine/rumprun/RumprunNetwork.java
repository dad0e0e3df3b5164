package io.nablaconsole.engine.rumprun;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.GuestAddress;
import io.nablaconsole.engine.api.Message;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of a rumprun guest's one interface.
 *
 * <p>Its kernel takes a default route only to a gateway inside the interface's own network, so an address of length 32
 * with a gateway, as clouds give them, fails with "gw addition failed". runnc changed such a length to 1, after which
 * the guest looks for half of the Internet on its own cable. Here the network becomes just as wide as is needed for
 * address and gateway to lie in it: 10.0.0.2/32 with gateway 10.0.0.1 is told as 10.0.0.2/30.
 */
final class RumprunNetwork {
    /** What rumprun calls the first interface of Solo5; it knows no second. */
    private static final String INTERFACE = "ukvmif0";

    /** A wider network would take more than a 256th of all IPv4 addresses for neighbours. */
    private static final int WIDEST_IPV4 = 8;

    private static final int WIDEST_IPV6 = 16;

    /** rumprun refuses other lengths of IPv6 networks. */
    private static final int IPV6_STEP = 8;

    private RumprunNetwork() {}

    /** The members {@code net} of the command line. */
    static List<String> members(@Nullable GuestAddress ipv4, @Nullable GuestAddress ipv6) {
        List<String> members = new ArrayList<>();
        if (ipv4 != null) {
            members.add(member("inet", ipv4, prefix(ipv4, 1, WIDEST_IPV4), true));
        }
        if (ipv6 != null) {
            // the interface is made once, by the first member that says so
            members.add(member("inet6", ipv6, prefix(ipv6, IPV6_STEP, WIDEST_IPV6), ipv4 == null));
        }
        return members;
    }

    private static String member(String type, GuestAddress address, int prefix, boolean first) {
        String own = address.address().substring(0, address.address().indexOf('/'));
        return "\"net\":{\"if\":\"" + INTERFACE + '"'
                + (first ? ",\"cloner\":\"True\"" : "")
                + ",\"type\":\"" + type
                + "\",\"method\":\"static\",\"addr\":\"" + own
                + "\",\"mask\":\"" + prefix + '"'
                + (address.gateway() == null ? "" : ",\"gw\":\"" + address.gateway() + '"')
                + '}';
    }

    /** The longest length that is a multiple of {@code step} and not above the one given, with the gateway inside. */
    static int prefix(GuestAddress address, int step, int widest) {
        int prefix = address.prefix() - address.prefix() % step;
        String gateway = address.gateway();
        if (gateway == null || gateway.startsWith("fe80:")) {
            return prefix;
        }
        byte[] own = bytes(address.address().substring(0, address.address().indexOf('/')));
        byte[] way = bytes(gateway);
        while (prefix > 0 && !fits(own, way, prefix)) {
            prefix -= step;
        }
        if (prefix < Math.min(widest, address.prefix())) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "a rumprun unikernel with the address %s cannot reach the gateway %s: its kernel takes only"
                                    + " gateways of its own network; give it an address near the gateway's, or no gateway",
                            address.address(), gateway));
        }
        return prefix;
    }

    /** Whether both lie in one network of that length and neither is its first or last address. */
    private static boolean fits(byte[] own, byte[] way, int prefix) {
        int bits = own.length * 8;
        int free = bits - prefix;
        BigInteger hosts = BigInteger.ONE.shiftLeft(free).subtract(BigInteger.ONE);
        BigInteger a = new BigInteger(1, own);
        BigInteger b = new BigInteger(1, way);
        boolean together = a.shiftRight(free).equals(b.shiftRight(free));
        boolean broadcasts = own.length == 4;
        boolean hostNumbers = isHost(a.and(hosts), hosts) && isHost(b.and(hosts), hosts);
        return together && (hostNumbers || !broadcasts);
    }

    private static boolean isHost(BigInteger number, BigInteger last) {
        return number.signum() > 0 && number.compareTo(last) < 0;
    }

    private static byte[] bytes(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new EngineException(ErrorCode.CONFIG_INVALID, Message.of("address '%s' is not valid", address), e);
        }
    }
}
