package io.nablaconsole.app.advisories;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check against a server on loopback that answers as api.osv.dev does. */
class AdvisoryCheckTest {
    private static final Component HOLED = new Component("org.example:parser", "1.0");
    private static final Component SOUND = new Component("org.example:sound", "2.0");
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final String RECORD = """
            {"id": "GHSA-1", "aliases": ["CVE-1"], "summary": "reads too far", "affected": [
              {"package": {"name": "org.example:other"}, "ranges": [{"events": [{"fixed": "9"}]}]},
              {"package": {"name": "org.example:parser"}, "ranges": [{"events": [{"introduced": "0"}, {"fixed": "1.1"}]}]}]}
            """;

    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private HttpServer server;
    private int status = 200;
    private String batch = "{\"results\": [{\"vulns\": [{\"id\": \"GHSA-1\"}]}, {}]}";
    private String vulnerability = RECORD;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/querybatch", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, nextPage());
        });
        server.createContext("/v1/vulns/GHSA-1", exchange -> answer(exchange, vulnerability));
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void aKnownHoleFailsTheBuildAndNamesTheVersionThatMendsIt() throws InterruptedException {
        assertThat(check(List.of())).isFalse();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("org.example:parser 1.0: GHSA-1 (CVE-1) reads too far; mended in 1.1\n")
                .contains("2 packages, 1 open, 0 waived");
        assertThat(asked.peek()).contains("pkg:maven/org.example/parser@1.0", "pkg:maven/org.example/sound@2.0");
    }

    @Test
    void aWaiverHoldsForItsPackageUntilItsDay() throws InterruptedException {
        assertThat(check(List.of(new Waiver("CVE-1", HOLED.name(), TODAY, "its parser is never called"))))
                .isTrue();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("its parser is never called");
        assertThat(check(List.of(new Waiver("CVE-1", HOLED.name(), TODAY.minusDays(1), "no longer"))))
                .isFalse();
        assertThat(check(List.of(new Waiver("CVE-1", SOUND.name(), TODAY, "another package"))))
                .isFalse();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("waives nothing and can go");
    }

    @Test
    void aWithdrawnAdvisoryIsNone() throws InterruptedException {
        vulnerability = RECORD.replaceFirst("\\{", "{\"withdrawn\": \"2026-01-01T00:00:00Z\",");
        assertThat(check(List.of())).isTrue();
    }

    @Test
    void everyPageIsRead() throws InterruptedException {
        batch = "{\"results\": [{\"next_page_token\": \"more\"}, {}]}";
        assertThat(check(List.of())).isFalse();
        assertThat(asked).hasSize(2).last().asString().contains("\"page_token\":\"more\"");
    }

    @Test
    void anAnswerThatCannotBeHadIsSaidAndFailsNothing() throws InterruptedException {
        status = 503;
        assertThat(check(List.of())).isTrue();
        status = 200;
        batch = "<html>sign in first</html>";
        assertThat(check(List.of())).isTrue();
        server.stop(0);
        assertThat(check(List.of())).isTrue();
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .allMatch(line -> line.contains("cannot be had from http") && line.contains("the 2 packages"));
    }

    @Test
    void theListOfTheBuildNamesEachPackageOnce(@TempDir Path folder) throws IOException {
        Path list = Files.writeString(folder.resolve("bom.json"), """
                {"components": [
                  {"group": "io.nablaconsole", "name": "engine", "version": "0.1.0"},
                  {"group": "org.example", "name": "parser", "version": "1.0", "purl": "pkg:maven/org.example/parser@1.0?type=jar"},
                  {"group": "org.example", "name": "parser", "version": "1.0", "purl": "pkg:maven/org.example/parser@1.0?classifier=linux"}]}
                """);
        assertThat(Components.read(list)).containsExactly(HOLED);
    }

    @Test
    void theWaiversOfTheBuildCanBeRead() throws IOException {
        Path waivers = Path.of(System.getProperty("nabla.project.directory"), "app/src/test/advisories.json");
        assertThat(Waiver.read(waivers)).allMatch(waiver -> !waiver.reason().isBlank());
    }

    private boolean check(List<Waiver> waivers) throws InterruptedException {
        Set<Component> components = new TreeSet<>(List.of(HOLED, SOUND));
        try (PrintStream out = new PrintStream(said, false, StandardCharsets.UTF_8)) {
            return new AdvisoryCheck(waivers, TODAY, out)
                    .check(components, "http://127.0.0.1:" + server.getAddress().getPort());
        }
    }

    /** The batch's answer, and where it named a further page, that one. */
    private String nextPage() {
        return asked.size() > 1 && batch.contains("next_page_token")
                ? "{\"results\": [{\"vulns\": [{\"id\": \"GHSA-1\"}]}]}"
                : batch;
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
