package io.nablaconsole.engine.shim;

import io.nablaconsole.engine.api.Capabilities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The capability sets of a process as the kernel takes them: 64 bits a set. */
final class CapabilityMasks {
    private static final System.Logger LOG = System.getLogger(CapabilityMasks.class.getName());

    private static final long SETPCAP = 1L << Capabilities.KNOWN.indexOf("CAP_SETPCAP");
    private static final int HEXADECIMAL = 16;

    private CapabilityMasks() {}

    /**
     * The five masks in the shim's order and form. What the engine itself does not have cannot be given: it is left
     * out with a warning, as the OCI specification says.
     */
    static String of(Capabilities wanted) {
        return of(wanted, own());
    }

    static String of(Capabilities wanted, Map<String, Long> own) {
        long have = own.getOrDefault("CapPrm", 0L);
        long bounding = own.getOrDefault("CapBnd", 0L);
        long permitted = granted("permitted", wanted.permitted(), have);
        // an inheritable capability must be in reach, an ambient one both permitted and inheritable
        long inheritable = granted("inheritable", wanted.inheritable(), have & bounding);
        long effective = granted("effective", wanted.effective(), permitted);
        long ambient = granted("ambient", wanted.ambient(), permitted & inheritable);
        // without CAP_SETPCAP the bounding set cannot be cut down; nobody can be given more than we have anyway
        boolean mayDrop = (own.getOrDefault("CapEff", 0L) & SETPCAP) != 0;
        long kept = mayDrop ? granted("bounding", wanted.bounding(), bounding) : -1L;
        return String.format(Locale.ROOT, "%x:%x:%x:%x:%x", kept, effective, inheritable, permitted, ambient);
    }

    private static String fullName(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.startsWith("CAP_") ? upper : "CAP_" + upper;
    }

    private static long granted(String set, List<String> names, long possible) {
        long mask = 0;
        for (String name : names) {
            int number = Capabilities.KNOWN.indexOf(fullName(name));
            if (number < 0 || (possible >> number & 1) == 0) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "process.capabilities." + set + ": " + name + " cannot be granted here and is left out");
            } else {
                mask |= 1L << number;
            }
        }
        return mask;
    }

    private static Map<String, Long> own() {
        Map<String, Long> sets = new HashMap<>();
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("Cap")) {
                    String[] words = line.split(":\\s+", 2);
                    sets.put(words[0], Long.parseUnsignedLong(words[1], HEXADECIMAL));
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot read this process's own capabilities: " + e.getMessage());
        }
        return sets;
    }
}
