package io.nablaconsole.engine.devices;

import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConfigBuilder;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.TenderReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Solo5's tenders where they are installed: on the PATH, or in the directories of {@code NABLA_TENDER_PATH}. */
public final class RealTenders {
    /** Every tender a sample can run on; those that are missing are skipped. */
    public static final List<String> ALL = List.of("embedded", "solo5-spt", "solo5-hvt", "embedded-hvt");

    private RealTenders() {}

    /** A sample for {@code tender}, or the test is skipped and prints why. */
    public static ConfigBuilder sample(String tender, String name, String... arguments) {
        TenderReport report = Nabla.tenders().stream()
                .filter(known -> known.name().equals(tender))
                .findFirst()
                .orElseThrow();
        Prerequisites.require(report.usable(), String.valueOf(report.problem()));
        if (!tender.endsWith("hvt")) {
            return EngineFixture.sample(name, arguments).tender(tender);
        }
        return Config.builder(hvt(name))
                .arguments(arguments)
                .memory(MemorySize.ofMebibytes(16))
                .tender(tender);
    }

    /** The sample built for hvt. */
    public static Path hvt(String name) {
        Path file = Path.of(System.getProperty("nabla.project.directory"), "resources/unikernels", name + ".hvt");
        Prerequisites.require(Files.exists(file), "there is no " + file);
        return file;
    }

    /** A factory that looks for tenders in {@code directory} first. */
    public static Factory factory(Path root, Path directory) {
        return Nabla.factory(root, Nabla.handlers(List.of(directory)));
    }
}
