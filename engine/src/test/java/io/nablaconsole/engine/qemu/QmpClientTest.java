package io.nablaconsole.engine.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The monitor's protocol against a monitor that says what the test wants. */
@Timeout(20)
class QmpClientTest {
    private static final String GREETING = "{\"QMP\": {\"version\": {}, \"capabilities\": []}}\r\n";
    private static final Duration LIMIT = Duration.ofMillis(300);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    interface Talk {
        void with(QmpClient client);
    }

    /** Serves one client: greets, then answers each line it gets with the next of {@code answers}. */
    private void against(String greeting, List<String> answers, Talk talk) throws Exception {
        Path socket = directory.resolve("qmp");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Thread monitor = new Thread(() -> serve(server, greeting, answers), "monitor");
            monitor.start();
            try (QmpClient client = QmpClient.connect(socket, LIMIT)) {
                talk.with(client);
            } finally {
                monitor.join();
            }
        }
    }

    private static void serve(ServerSocketChannel server, String greeting, List<String> answers) {
        try (SocketChannel peer = server.accept()) {
            peer.write(StandardCharsets.UTF_8.encode(greeting));
            BufferedReader requests = new BufferedReader(Channels.newReader(peer, StandardCharsets.UTF_8));
            for (String answer : answers) {
                if (requests.readLine() == null) {
                    return;
                }
                peer.write(StandardCharsets.UTF_8.encode(answer));
            }
            while (requests.readLine() != null) {
                // says no more, until the client hangs up
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void answersAreFoundBetweenEvents() throws Exception {
        String event = "{\"event\": \"STOP\", \"timestamp\": {}}\r\n";
        String status = "{\"return\": {\"status\": \"paused\"}, \"id\": 2}\r\n";
        against(
                GREETING + event,
                List.of("{\"return\": {}, \"id\": 1}\r\n", event + event + status),
                client -> assertThat(client.execute("query-status", null)
                                .path("status")
                                .asText())
                        .isEqualTo("paused"));
    }

    @Test
    void refusalsSpeakQemusWords() throws Exception {
        String refusal = "{\"error\": {\"class\": \"GenericError\", \"desc\": \"not now\"}, \"id\": 2}\r\n";
        against(
                GREETING,
                List.of("{\"return\": {}, \"id\": 1}\r\n", refusal),
                client -> assertThatThrownBy(() -> client.execute("cont", null))
                        .hasMessage("QEMU refused to cont: not now"));
    }

    @Test
    void aSilentMonitorCostsTheLimitAndNoMore() throws Exception {
        against(
                GREETING,
                List.of("{\"return\": {}, \"id\": 1}\r\n"),
                client -> assertThatThrownBy(() -> client.execute("stop", null))
                        .hasMessageContaining("no answer within 300 ms"));
    }

    @Test
    void somethingElseBehindTheSocketIsRefused() {
        assertThatThrownBy(() -> against("{\"hello\": 1}\n", List.of(), client -> {}))
                .hasMessageContaining("it greeted with");
    }

    @Test
    void aMonitorThatTakesNobodyInIsAnErrorAndNotAHang() throws Exception {
        Path socket = directory.resolve("qmp");
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(socket);
        List<SocketChannel> waiting = new ArrayList<>();
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address, 1);
            while (connects(address, waiting)) {
                // until its backlog is full
            }
            assertThatThrownBy(() -> QmpClient.connect(socket, LIMIT))
                    .hasMessageContaining("cannot speak to QEMU at " + socket + ": ")
                    .hasMessageContaining("unavailable");
        } finally {
            for (SocketChannel each : waiting) {
                each.close();
            }
        }
    }

    private static boolean connects(UnixDomainSocketAddress address, List<SocketChannel> waiting) throws IOException {
        SocketChannel next = SocketChannel.open(StandardProtocolFamily.UNIX);
        waiting.add(next);
        next.configureBlocking(false);
        try {
            return next.connect(address);
        } catch (SocketException e) {
            return false;
        }
    }

    @Test
    void nobodyBehindTheSocketIsSaid() {
        assertThatThrownBy(() -> QmpClient.connect(directory.resolve("gone"), LIMIT))
                .hasMessageContaining("cannot speak to QEMU at " + directory.resolve("gone"));
    }
}
