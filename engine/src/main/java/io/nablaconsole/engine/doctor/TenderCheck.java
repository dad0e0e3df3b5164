package io.nablaconsole.engine.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a tender other than the embedded one is installed, and which version. */
record TenderCheck(String name, String use) implements Check {
    @Override
    public Finding run() throws IOException, InterruptedException {
        Optional<Path> program = Programs.find(name);
        if (program.isEmpty()) {
            return Finding.optional("is not installed: " + use, remedy());
        }
        Programs.Outcome outcome = Programs.run(program.get().toString(), "--version");
        String version = outcome.firstLine().isEmpty() ? "version unknown" : outcome.firstLine();
        return Finding.good(program.get() + ": " + version);
    }

    private String remedy() {
        if (name.startsWith("qemu")) {
            return "apt-get install qemu-system-x86";
        }
        return name.startsWith("solo5")
                ? "git clone https://github.com/Solo5/solo5 && cd solo5 && ./configure.sh && make && sudo make install"
                : "git clone https://github.com/nabla-containers/nabla-base-build && make -C nabla-base-build";
    }
}
