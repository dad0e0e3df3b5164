package io.nablaconsole.engine.hvt;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A program the network tests run inside a namespace: {@code ping ADDRESS COUNT} or {@code get URL}. */
final class NetClient {
    private static final int TIMEOUT_MILLIS = 5000;

    private NetClient() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("ping")) {
            InetAddress address = InetAddress.getByName(args[1]);
            for (int i = 0; i < Integer.parseInt(args[2]); i++) {
                System.out.println(address.isReachable(TIMEOUT_MILLIS) ? "answered" : "silent");
            }
        } else {
            try (InputStream in = URI.create(args[1]).toURL().openStream()) {
                System.out.println(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }
}
