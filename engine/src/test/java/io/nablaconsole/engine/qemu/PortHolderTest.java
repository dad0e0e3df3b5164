package io.nablaconsole.engine.qemu;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** A port that is taken names who has it. */
class PortHolderTest {
    private static final String SELF = "(process " + ProcessHandle.current().pid() + ")";

    private static PortForward forward(PortForward.Protocol protocol, int port) {
        return new PortForward(protocol, "127.0.0.1", port, 80);
    }

    @Test
    void aTakenPortNamesItsHolder() throws IOException {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PortForward taken = forward(PortForward.Protocol.TCP, holder.getLocalPort());
            assertThatThrownBy(() -> PortHolder.requireFree(taken, "forward.0"))
                    .hasMessageContaining("forward.0: cannot open tcp port " + holder.getLocalPort())
                    .hasMessageContaining(SELF);
        }
    }

    @Test
    void aHolderOfAllAddressesIsFoundToo() throws IOException {
        try (ServerSocket holder = new ServerSocket(0)) {
            PortForward taken = forward(PortForward.Protocol.TCP, holder.getLocalPort());
            assertThatThrownBy(() -> PortHolder.requireFree(taken, "x")).hasMessageContaining(SELF);
        }
    }

    @Test
    void datagramsHaveTheirOwnPorts() throws IOException {
        try (DatagramSocket holder = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            int port = holder.getLocalPort();
            assertThatThrownBy(() -> PortHolder.requireFree(forward(PortForward.Protocol.UDP, port), "x"))
                    .hasMessageContaining(SELF);
        }
    }

    @Test
    void aFreePortIsLeftFree() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        PortForward free = forward(PortForward.Protocol.TCP, port);
        assertThatCode(() -> PortHolder.requireFree(free, "x")).doesNotThrowAnyException();
        assertThatCode(() -> PortHolder.requireFree(free, "x")).doesNotThrowAnyException();
    }

    @Test
    void anAddressOfAnotherMachineIsNoPortOfOurs() {
        PortForward elsewhere = new PortForward(PortForward.Protocol.TCP, "192.0.2.1", 8080, 80);
        assertThatThrownBy(() -> PortHolder.requireFree(elsewhere, "x"))
                .hasMessageContaining("choose another port or address");
    }
}
