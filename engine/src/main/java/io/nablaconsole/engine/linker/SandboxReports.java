package io.nablaconsole.engine.linker;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.SandboxReport;
import io.nablaconsole.engine.api.SandboxReport.MemoryRegion;
import io.nablaconsole.engine.image.AttachedDevice;
import io.nablaconsole.engine.image.SptImage;
import io.nablaconsole.engine.seccomp.AllowedCalls;
import io.nablaconsole.engine.seccomp.InternalDescriptors;
import io.nablaconsole.engine.seccomp.SptPolicy;
import java.util.ArrayList;
import java.util.List;

/** Tells what a linked program may do, from the same plan and rules it is linked by. */
public final class SandboxReports {
    private SandboxReports() {}

    /**
     * The calls and the address space of {@code image} run with this memory and these devices.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when it could not be linked
     */
    public static SandboxReport of(SptImage image, MemorySize memory, List<? extends AttachedDevice> devices) {
        LinkPlan plan = LinkPlan.of(image, memory, new byte[0], devices);
        return new SandboxReport(
                AllowedCalls.of(SptPolicy.rules(InternalDescriptors.beside(devices), devices)),
                regions(plan.mappings()));
    }

    /** One region for mappings that lie side by side and differ only in where their first bytes come from. */
    private static List<MemoryRegion> regions(List<Mapping> mappings) {
        List<MemoryRegion> regions = new ArrayList<>();
        for (Mapping m : mappings) {
            MemoryRegion region = new MemoryRegion(m.start(), m.end(), m.permissions(), m.name());
            int last = regions.size() - 1;
            if (last >= 0 && continues(regions.get(last), region)) {
                long start = regions.remove(last).start();
                region = new MemoryRegion(start, m.end(), m.permissions(), m.name());
            }
            regions.add(region);
        }
        return regions;
    }

    private static boolean continues(MemoryRegion before, MemoryRegion region) {
        return before.end() == region.start()
                && before.name().equals(region.name())
                && before.permissions().equals(region.permissions());
    }
}
