package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.MemorySize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** How much of its memory a guest has ever used, from the mappings of its tender. */
final class GuestMemory {
    private static final int HEXADECIMAL = 16;

    private GuestMemory() {}

    /**
     * Where the guest's addresses are the process's own, as under the embedded tender and solo5-spt, all that lies below
     * the size of the guest; else the largest mapping, which is how monitors give a guest its memory. Empty where we may
     * not look.
     */
    static Optional<MemorySize> touched(int pid, MemorySize guest) {
        long below = 0;
        long largest = 0;
        long ofLargest = 0;
        long start = 0;
        long end = 0;
        try {
            for (String line :
                    Files.readAllLines(Path.of("/proc", String.valueOf(pid), "smaps"), StandardCharsets.ISO_8859_1)) {
                if (line.startsWith("Rss:")) {
                    int unit = line.lastIndexOf(' ');
                    long resident = Long.parseLong(line.substring(line.lastIndexOf(' ', unit - 1) + 1, unit)) << 10;
                    below += end <= guest.bytes() ? resident : 0;
                    if (end - start > largest) {
                        largest = end - start;
                        ofLargest = resident;
                    }
                } else if (Character.digit(line.charAt(0), HEXADECIMAL) >= 0 && line.indexOf('-') > 0) {
                    int dash = line.indexOf('-');
                    start = Long.parseUnsignedLong(line.substring(0, dash), HEXADECIMAL);
                    end = Long.parseUnsignedLong(line.substring(dash + 1, line.indexOf(' ')), HEXADECIMAL);
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return largest == 0 ? Optional.empty() : Optional.of(new MemorySize(below > 0 ? below : ofLargest));
    }
}
