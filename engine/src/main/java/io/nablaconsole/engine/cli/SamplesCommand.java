package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Sample;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists the unikernels that ship with the engine. */
@Command(name = "samples", description = "List the sample unikernels for --image.", mixinStandardHelpOptions = true)
final class SamplesCommand implements Runnable {
    @Override
    public void run() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("NAME", "MEMORY", "WHAT IT DOES"));
        for (Sample sample : Nabla.images().samples()) {
            rows.add(List.of(sample.name(), sample.memoryMb() + " MiB", sample.summary()));
        }
        System.out.print(Table.format(rows));
        System.out.println("Each is there for hvt too, as NAME.hvt: a virtual machine, which needs KVM.");
    }
}
