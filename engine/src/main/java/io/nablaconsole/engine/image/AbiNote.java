package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.Abi;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Solo5's note of type {@code ABI1}: which tender a unikernel was built for. */
final class AbiNote {
    static final String OWNER = "Solo5";
    /** {@code ABI1}, little-endian. */
    static final int TYPE = 0x31494241;

    /** Target, version and two reserved words. */
    private static final int CONTENT_SIZE = 16;

    private AbiNote() {}

    /** The interface the file names; empty when it has no such note. */
    static Optional<Abi> find(ImageFile file, List<ElfNote> notes) {
        List<ElfNote> found = notes.stream()
                .filter(n -> n.owner().equals(OWNER) && n.type() == TYPE)
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (found.size() > 1) {
            throw file.bad("has " + found.size() + " Solo5 ABI notes instead of one");
        }
        ByteBuffer content = found.get(0).content();
        if (content.remaining() != CONTENT_SIZE) {
            throw file.bad("has a Solo5 ABI note of " + content.remaining() + " bytes instead of " + CONTENT_SIZE);
        }
        int target = content.getInt(0);
        int version = content.getInt(4);
        return Optional.of(Arrays.stream(Abi.Target.values())
                .filter(t -> t.number() == target)
                .findFirst()
                .map(t -> new Abi(t, version))
                .orElseThrow(() -> file.bad("is for Solo5 target number " + Integer.toUnsignedString(target)
                        + ", which is not known: a newer engine may know it")));
    }

    /** Why a tender for {@code wanted} cannot run a unikernel for {@code abi} and what to do; null when it can. */
    static @Nullable String problem(Abi abi, Abi.Target wanted) {
        if (abi.target() == wanted) {
            return versionProblem(abi);
        }
        return abi.target() == Abi.Target.SPT
                ? "it runs as a process, not in a virtual machine: leave the choice of the tender to the engine"
                : problem(abi);
    }

    /** Why the embedded spt tender cannot run it and what to do about it; null when it can. */
    static @Nullable String problem(Abi abi) {
        return switch (abi.target()) {
            case SPT -> versionProblem(abi);
            case HVT ->
                "it needs the processor's virtualisation: run it with solo5-hvt on a machine with KVM, or build"
                        + " it for the target spt";
            case VIRTIO -> "it needs a virtual machine: run it with QEMU, or build it for the target spt";
            case XEN -> "it needs the Xen hypervisor (xl create), or build it for the target spt";
            case MUEN -> "it needs the Muen separation kernel, or build it for the target spt";
            case GENODE -> "it needs Genode, or build it for the target spt";
        };
    }

    private static @Nullable String versionProblem(Abi abi) {
        int version = abi.version();
        if (version == Solo5Image.ABI_VERSION
                || (abi.target() == Abi.Target.SPT && version == Solo5Image.OLD_SPT_ABI_VERSION)) {
            return null;
        }
        String age = Integer.compareUnsigned(version, Solo5Image.ABI_VERSION) < 0
                ? "it is too old: rebuild it with Solo5 0.8 or later"
                : "it is newer than this engine: rebuild it with Solo5 0.8 to 0.12, or use a newer engine";
        String served = abi.target() == Abi.Target.SPT
                ? "only versions " + Solo5Image.OLD_SPT_ABI_VERSION + " and " + Solo5Image.ABI_VERSION
                        + " of that interface are served, "
                : "only version " + Solo5Image.ABI_VERSION + " of that interface is served, ";
        return served + age;
    }
}
