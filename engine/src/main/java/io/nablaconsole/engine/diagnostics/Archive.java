package io.nablaconsole.engine.diagnostics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.HostCheck;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.TenderReport;
import io.nablaconsole.engine.api.WholeFile;
import io.nablaconsole.engine.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip file to send along with a question: versions, the checks of the host, tenders, containers and logs.
 *
 * <p>Not in it, on purpose: what guests print, since a guest may print anything; arguments, values of environment and
 * annotations. Logs are free text, so whatever containers were given is masked in them.
 */
public final class Archive {
    private static final String ABOUT = """
            Diagnostics of Nabla Console.

            versions.txt     Nabla Console, Java, Linux
            host.json        what this machine can run, as nablactl doctor --json says it
            tenders.json     the programs that run unikernels
            containers.json  the containers and their states
            logs/            what the window noted

            Left out: what guests print, arguments, and the values of environment variables and annotations. In the
            logs, what containers were given, also those that are gone, is replaced by ***. Home directories are written ~. Please look through
            the files before you send them.
            """;
    private static final long LONGEST_LOG = 4L << 20;

    private final Factory factory;
    private final Redactor redactor = new Redactor(Redactor.homes());
    private final Map<String, String> texts = new TreeMap<>();

    /** Of the containers of {@code factory}. */
    public Archive(Factory factory) {
        this.factory = factory;
        texts.put("README.txt", ABOUT);
    }

    /** Adds what runs here. */
    public Archive versions(String product) {
        List<String> lines = List.of(
                "nabla-console " + product,
                "java " + System.getProperty("java.vm.version") + ", " + System.getProperty("java.vm.name"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                "language " + System.getProperty("user.language"));
        texts.put("versions.txt", String.join("\n", lines) + "\n");
        return this;
    }

    /** Adds what was tried on this machine. */
    public Archive checks(List<HostCheck> checks) {
        ArrayNode all = Json.array();
        checks.forEach(check -> all.add(HostCheckJson.of(check)));
        texts.put("host.json", redactor.place(Json.print(all)));
        return this;
    }

    /** Adds the tenders. */
    public Archive tenders(List<TenderReport> tenders) {
        ArrayNode all = Json.array();
        tenders.forEach(tender -> all.addObject()
                .put("name", tender.name())
                .put("executable", String.valueOf(tender.executable()))
                .put("version", tender.version())
                .set("problem", Json.text(tender.problem())));
        texts.put("tenders.json", redactor.place(Json.print(all)));
        return this;
    }

    /**
     * Reads containers and the logs in {@code logs}, and writes everything to {@code file}, readable by its owner alone.
     *
     * @param logs directory of log files; may be missing
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} when that cannot be done; nothing is left of it then
     */
    public void write(Path logs, Path file) {
        texts.put("containers.json", Json.print(new ContainersReport(factory, redactor).read()));
        try {
            addLogs(logs);
            WholeFile.writePrivate(file, out -> {
                zip(out);
                return true;
            });
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of("cannot write the archive %s: %s; name a file in a directory you may write to", file, e),
                    e);
        }
    }

    private void addLogs(Path logs) throws IOException {
        if (!Files.isDirectory(logs)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(logs, "*.log")) {
            for (Path file : files) {
                if (Files.isRegularFile(file) && Files.size(file) <= LONGEST_LOG) {
                    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                    texts.put("logs/" + file.getFileName(), redactor.clean(new Given(logs).clean(text)));
                }
            }
        }
    }

    private void zip(OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                zip.putNextEntry(new ZipEntry(text.getKey()));
                zip.write(text.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }
}
