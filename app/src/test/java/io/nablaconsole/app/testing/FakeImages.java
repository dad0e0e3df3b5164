package io.nablaconsole.app.testing;

import io.nablaconsole.engine.api.Abi;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceType;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.Images;
import io.nablaconsole.engine.api.ManifestEntry;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Sample;
import io.nablaconsole.engine.api.SandboxReport;
import io.nablaconsole.engine.api.SandboxReport.AllowedCall;
import io.nablaconsole.engine.api.SandboxReport.MemoryRegion;
import io.nablaconsole.engine.api.Segment;
import io.nablaconsole.engine.api.TenderReport;
import java.nio.file.Path;
import java.util.List;

/** Judges files by their names. */
public final class FakeImages implements Images {
    private static final List<Sample> SAMPLES = List.of(
            sample("hello", "Prints Hello and its arguments, then exits with 0.", List.of("world"), true),
            sample(
                    "clock",
                    "Prints the time and its uptime once a second, in colour, until stopped.",
                    List.of(),
                    false),
            sample(
                    "args",
                    "Prints each of its arguments on a line, in brackets and with its length.",
                    List.of("one", "two words", "a \"quoted\" word"),
                    true),
            sample("exitcode", "Exits with the code you ask for.", List.of("7"), true),
            sample("crash", "Writes to an address it must not touch and is stopped by a page fault.", List.of(), true),
            sample("forbidden", "Tries to open /etc/passwd on the host and is killed by the sandbox.", List.of(), true),
            sample("memory", "Fills its memory step by step and says how much it got.", List.of(), true),
            sample("burn", "Computes as hard as it can until stopped.", List.of(), false));

    private static Sample sample(String name, String summary, List<String> arguments, boolean ends) {
        return new Sample(
                name,
                name + ".spt",
                summary,
                arguments,
                name.equals("hello") ? "Any words. They are printed after Hello." : "None.",
                16,
                ends,
                "A unikernel is one program and nothing else. It starts in about a millisecond and is gone when it"
                        + " returns.");
    }

    @Override
    public ImageReport inspect(Path file) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".nabla")) {
            return new ImageReport(
                    file,
                    9_120_000,
                    ImageReport.Kind.RUMPRUN,
                    Message.of("rumprun unikernel for spt"),
                    null,
                    new Abi(Abi.Target.SPT, 2),
                    List.of(),
                    List.of(),
                    0x100400);
        }
        if (!name.endsWith(".spt")) {
            return new ImageReport(
                    file,
                    1_200_000,
                    ImageReport.Kind.LINUX_PROGRAM,
                    Message.of("Linux program for x86-64, dynamically linked"),
                    Message.of(
                            "this is a Linux program, not a unikernel: run it in a Linux container, or build it for Solo5"
                                    + " spt"),
                    null,
                    List.of(),
                    List.of(),
                    0x401000);
        }
        List<ManifestEntry> manifest = name.startsWith("blk")
                ? List.of(new ManifestEntry("storage", DeviceType.BLOCK), new ManifestEntry("service", DeviceType.NET))
                : List.of();
        return new ImageReport(
                file,
                168_432,
                ImageReport.Kind.SOLO5,
                Message.of("Solo5 unikernel for %s, ABI version %s", "spt", 2),
                null,
                new Abi(Abi.Target.SPT, 2),
                manifest,
                List.of(new Segment(0x100000, 0x5000, 0x5000, true, false, true)),
                0x100400);
    }

    @Override
    public List<TenderReport> tenders(ImageReport image) {
        return List.of(
                new TenderReport("embedded", Message.of("Solo5 unikernels for spt"), null, null, null),
                new TenderReport(
                        "solo5-spt",
                        Message.of("Solo5 unikernels for spt"),
                        null,
                        null,
                        Message.of("tender solo5-spt is not installed")));
    }

    @Override
    public List<Sample> samples() {
        return SAMPLES;
    }

    @Override
    public Path sampleFile(String name) {
        return SAMPLES.stream()
                .filter(sample -> sample.name().equals(name))
                .map(sample -> Path.of("/usr/share/nabla-console/unikernels", sample.file()))
                .findFirst()
                .orElseThrow(() ->
                        new EngineException(ErrorCode.CONFIG_INVALID, Message.of("there is no sample '%s'", name)));
    }

    @Override
    public SandboxReport sandbox(Config config) {
        long end = config.memory().bytes();
        return new SandboxReport(
                List.of(
                        new AllowedCall("write", 1, "descriptor 1", "print on the console"),
                        new AllowedCall("exit_group", 231, "", "end"),
                        new AllowedCall("epoll_pwait", 281, "descriptor 3", "wait for devices and time"),
                        new AllowedCall("timerfd_settime", 286, "descriptor 4", "set the time to wake at"),
                        new AllowedCall("clock_gettime", 228, "clock MONOTONIC or REALTIME", "read the time"),
                        new AllowedCall("arch_prctl", 158, "ARCH_SET_FS", "set up thread-local storage")),
                List.of(
                        new MemoryRegion(0x10000, 0x11000, "r--", "stub"),
                        new MemoryRegion(0x11000, 0x12000, "r--", "boot info"),
                        new MemoryRegion(0x100000, 0x108000, "r-x", "code"),
                        new MemoryRegion(0x108000, 0x10a000, "r--", "constants"),
                        new MemoryRegion(0x10a000, 0x10d000, "rw-", "data"),
                        new MemoryRegion(0x10d000, end - 0x10000, "rw-", "heap"),
                        new MemoryRegion(end - 0x10000, end, "rw-", "stack")));
    }
}
