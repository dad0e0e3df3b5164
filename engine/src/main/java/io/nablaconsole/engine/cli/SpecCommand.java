package io.nablaconsole.engine.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.json.Json;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Begins a bundle. */
@Command(
        name = "spec",
        description = {
            "Write a config.json to begin with; it runs the sample 'hello', which is put into a new directory",
            "'rootfs' beside it unless there is one already."
        },
        mixinStandardHelpOptions = true)
final class SpecCommand implements Runnable {
    private static final String SAMPLE = "hello";

    @Option(
            names = {"-b", "--bundle"},
            paramLabel = "BUNDLE",
            description = "directory to write to (default: this directory)")
    private Path bundle = Path.of("");

    @Option(names = "--rootless", description = "accepted: the configuration is the same for every user")
    private boolean unusedRootless;

    @Override
    public void run() {
        Path directory = bundle.toAbsolutePath().normalize();
        Path file = directory.resolve("config.json");
        Path rootfs = directory.resolve("rootfs");
        Path sample = Nabla.images().sampleFile(SAMPLE);
        String name = String.valueOf(sample.getFileName());
        try {
            Files.writeString(file, Json.print(document(name)) + "\n", StandardOpenOption.CREATE_NEW);
            if (Files.notExists(rootfs)) {
                Files.createDirectory(rootfs);
                Files.copy(sample, rootfs.resolve(name));
            }
        } catch (FileAlreadyExistsException e) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of("file %s exists: remove it first, or name another --bundle", file),
                    e);
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("cannot write a bundle to %s: %s", directory, e), e);
        }
    }

    private static ObjectNode document(String unikernel) {
        ObjectNode top = Json.object();
        top.put("ociVersion", Config.OCI_VERSION);
        ObjectNode process = top.putObject("process");
        process.put("terminal", true);
        process.putObject("user").put("uid", 0).put("gid", 0);
        process.putArray("args").add("/" + unikernel).add("world");
        process.putArray("env").add("TERM=xterm");
        process.put("cwd", "/");
        process.put("noNewPrivileges", true);
        top.putObject("root").put("path", "rootfs").put("readonly", true);
        top.put("hostname", "nabla");
        top.putObject("annotations");
        top.putObject("linux")
                .putObject("resources")
                .putObject("memory")
                .put("limit", MemorySize.ofMebibytes(64).bytes());
        return top;
    }
}
