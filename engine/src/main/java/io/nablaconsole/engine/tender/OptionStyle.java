package io.nablaconsole.engine.tender;

import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.DeviceBacking.Tap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a tender is told its devices; its help reveals which. */
enum OptionStyle {
    /** Solo5 since 0.6: {@code --net:NAME=tap0 --block:NAME=disk.img}, each by its name in the manifest. */
    BY_NAME {
        @Override
        List<String> net(Probe probe, String name, Tap tap) {
            List<String> options = new ArrayList<>(List.of("--net:" + name + "=" + tap.name()));
            if (tap.mac() != null) {
                options.add("--net-mac:" + name + "=" + tap.mac());
            }
            return options;
        }

        @Override
        List<String> block(Probe probe, String name, BlockFile block, int descriptor) {
            List<String> options = new ArrayList<>(List.of("--block:" + name + "=" + path(block.file(), descriptor)));
            if (probe.knows("--block-sector-size:")) {
                options.add("--block-sector-size:" + name + "=" + block.blockSize());
            }
            return options;
        }
    },

    /** Before, and nabla-run: one of each, {@code --net=tap0 --disk=disk.img}. */
    SINGLE {
        @Override
        List<String> net(Probe probe, String name, Tap tap) {
            List<String> options = new ArrayList<>(List.of("--net=" + tap.name()));
            if (tap.mac() != null && probe.knows("--net-mac=")) {
                options.add("--net-mac=" + tap.mac());
            }
            return options;
        }

        @Override
        List<String> block(Probe probe, String name, BlockFile block, int descriptor) {
            return List.of("--disk=" + path(block.file(), descriptor));
        }
    };

    /** The style that {@code probe}'s help shows; today's when it shows neither, as a tender without devices. */
    static OptionStyle of(Probe probe) {
        boolean old = probe.knows("--net=") || probe.knows("--disk=");
        return old && !probe.knows("--net:") && !probe.knows("--block:") ? SINGLE : BY_NAME;
    }

    abstract List<String> net(Probe probe, String name, Tap tap);

    abstract List<String> block(Probe probe, String name, BlockFile block, int descriptor);

    /**
     * The file as the tender is to open it. Solo5 reads a path up to its first blank; the descriptor that holds the lock
     * leads to the same file.
     */
    private static String path(Path file, int descriptor) {
        String path = file.toString();
        return path.chars().anyMatch(Character::isWhitespace) ? "/proc/self/fd/" + descriptor : path;
    }
}
