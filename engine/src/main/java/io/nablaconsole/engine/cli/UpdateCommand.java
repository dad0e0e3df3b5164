package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Resources;
import io.nablaconsole.engine.file.RegularFile;
import io.nablaconsole.engine.json.Json;
import io.nablaconsole.engine.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Changes the limits of a container's control group. What is not named stays. */
@Command(
        name = "update",
        description = "Change the limits of a container, live or not.",
        mixinStandardHelpOptions = true)
final class UpdateCommand extends IdCommand {
    private static final String STANDARD_INPUT = "-";

    @Option(
            names = {"-r", "--resources"},
            paramLabel = "FILE",
            description = "JSON as below linux.resources of a config.json; - reads standard input")
    private @Nullable String file;

    @Option(names = "--cpu-share", paramLabel = "N", description = "weight against others, 1024 being usual")
    private @Nullable Long shares;

    @Option(names = "--cpu-quota", paramLabel = "US", description = "CPU time it may use in a period; -1: any")
    private @Nullable Long quota;

    @Option(names = "--cpu-period", paramLabel = "US", description = "length of a period")
    private @Nullable Long period;

    @Option(names = "--cpuset-cpus", paramLabel = "LIST", description = "CPUs it may run on, such as 0-1,3")
    private @Nullable String cpus;

    @Option(names = "--cpuset-mems", paramLabel = "LIST", description = "memory nodes it may use")
    private @Nullable String mems;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = Bytes.class,
            description = "memory limit, such as 64M; -1: any; the guest's own size stays")
    private @Nullable Long limit;

    @Option(
            names = "--memory-reservation",
            paramLabel = "SIZE",
            converter = Bytes.class,
            description = "memory it is left with when it is scarce")
    private @Nullable Long reservation;

    @Option(
            names = "--memory-swap",
            paramLabel = "SIZE",
            converter = Bytes.class,
            description = "memory and swap together; -1: any")
    private @Nullable Long swap;

    @Option(names = "--pids-limit", paramLabel = "N", description = "processes and threads at once; -1: any")
    private @Nullable Long pids;

    private @Nullable Map<String, String> unified;

    @Override
    public void run() {
        Container container = container();
        Config config = container.config();
        if (file != null) {
            read(file);
        }
        Resources old = config.resources();
        Resources changed = new Resources(
                old.cgroupsPath(),
                new Resources.Memory(
                        given(limit, old.memory().limit()),
                        given(reservation, old.memory().reservation()),
                        given(swap, old.memory().swap())),
                new Resources.Cpu(
                        given(shares, old.cpu().shares()),
                        given(quota, old.cpu().quota()),
                        given(period, old.cpu().period()),
                        or(cpus, old.cpu().cpus()),
                        or(mems, old.cpu().mems())),
                or(pids, old.pidsLimit()),
                unified == null ? old.unified() : unified);
        container.set(config.toBuilder().resources(changed).build());
    }

    /** 0 is what supervisors send for what they were not told, and leaves the limit as it is, as with runc. */
    private static @Nullable Long given(@Nullable Long value, @Nullable Long otherwise) {
        return value != null && value != 0 ? value : otherwise;
    }

    private static <T> @Nullable T or(@Nullable T value, @Nullable T otherwise) {
        return value != null ? value : otherwise;
    }

    /** A FIFO is taken, as a shell makes one of {@code <(…)}; no more is read of anything than there can be. */
    private static byte[] bytes(String name) throws IOException {
        if (name.equals(STANDARD_INPUT)) {
            return System.in.readNBytes(RegularFile.DOCUMENT);
        }
        try (InputStream in = Files.newInputStream(HostPath.of("--resources", name))) {
            return in.readNBytes(RegularFile.DOCUMENT);
        }
    }

    /** What the file names replaces what the options do, as with runc. */
    private void read(String name) {
        try {
            JsonReader top = JsonReader.of(Json.parse(bytes(name)));
            JsonReader cpu = top.child("cpu");
            shares = number(cpu, "shares", shares);
            quota = number(cpu, "quota", quota);
            period = number(cpu, "period", period);
            cpus = or(cpu.textOrNull("cpus"), cpus);
            mems = or(cpu.textOrNull("mems"), mems);
            JsonReader memory = top.child("memory");
            limit = number(memory, "limit", limit);
            reservation = number(memory, "reservation", reservation);
            swap = number(memory, "swap", swap);
            pids = number(top.child("pids"), "limit", pids);
            unified = top.has("unified") ? top.map("unified") : null;
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID, Message.of("cannot read resources from %s: %s", name, e), e);
        }
    }

    private static @Nullable Long number(JsonReader object, String name, @Nullable Long otherwise) {
        return object.has(name) ? Long.valueOf(object.number(name)) : otherwise;
    }
}
