package io.nablaconsole.engine.doctor;

import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.program.ProgramRun;
import io.nablaconsole.engine.program.ProgramSearch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a tender other than the embedded one is installed, and which version. */
record TenderCheck(String name, Message use) implements Check {
    private static final Pattern VERSION = Pattern.compile("\\bv?\\d+\\.\\d+");

    @Override
    public Finding run() {
        Optional<Path> program = ProgramSearch.path().find(name);
        if (program.isEmpty()) {
            return Finding.optional(Message.of("is not installed: %s", use), remedy());
        }
        ProgramRun run = ProgramRun.of(List.of(program.get().toString(), "--version"), LIMIT);
        return Finding.good(version(run.output() + run.errors())
                .map(line -> Message.of("%s: %s", program.get(), line))
                .orElseGet(() -> Message.of("%s: version unknown", program.get())));
    }

    /** The line that names a version; old tenders know no such option and say how they are called. */
    static Optional<String> version(String said) {
        return said.lines().map(String::strip).filter(VERSION.asPredicate()).findFirst();
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
