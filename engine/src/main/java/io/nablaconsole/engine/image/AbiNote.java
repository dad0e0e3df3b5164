package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.Abi;
import io.nablaconsole.engine.api.Message;
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
            throw file.bad(Message.of("has %s Solo5 ABI notes instead of one", found.size()));
        }
        ByteBuffer content = found.get(0).content();
        if (content.remaining() != CONTENT_SIZE) {
            throw file.bad(
                    Message.of("has a Solo5 ABI note of %s bytes instead of %s", content.remaining(), CONTENT_SIZE));
        }
        int target = content.getInt(0);
        int version = content.getInt(4);
        return Optional.of(Arrays.stream(Abi.Target.values())
                .filter(t -> t.number() == target)
                .findFirst()
                .map(t -> new Abi(t, version))
                .orElseThrow(() -> file.bad(Message.of(
                        "is for Solo5 target number %s, which is not known: a newer engine may know it",
                        Integer.toUnsignedString(target)))));
    }

    /** Why a tender for {@code wanted} cannot run a unikernel for {@code abi} and what to do; null when it can. */
    static @Nullable Message problem(Abi abi, Abi.Target wanted) {
        if (abi.target() == wanted) {
            return versionProblem(abi);
        }
        return abi.target() == Abi.Target.SPT
                ? Message.of(
                        "it runs as a process, not in a virtual machine: leave the choice of the tender to the engine")
                : problem(abi);
    }

    /** Why the embedded spt tender cannot run it and what to do about it; null when it can. */
    static @Nullable Message problem(Abi abi) {
        return switch (abi.target()) {
            case SPT -> versionProblem(abi);
            case HVT ->
                Message.of("it needs the processor's virtualisation: run it with solo5-hvt on a machine with KVM, or"
                        + " build it for the target spt");
            case VIRTIO -> Message.of("it needs a virtual machine: run it with QEMU, or build it for the target spt");
            case XEN -> Message.of("it needs the Xen hypervisor (xl create), or build it for the target spt");
            case MUEN -> Message.of("it needs the Muen separation kernel, or build it for the target spt");
            case GENODE -> Message.of("it needs Genode, or build it for the target spt");
        };
    }

    private static @Nullable Message versionProblem(Abi abi) {
        int version = abi.version();
        boolean spt = abi.target() == Abi.Target.SPT;
        if (version == Solo5Image.ABI_VERSION || (spt && version == Solo5Image.OLD_SPT_ABI_VERSION)) {
            return null;
        }
        Message age = Integer.compareUnsigned(version, Solo5Image.ABI_VERSION) < 0
                ? Message.of("it is too old: rebuild it with Solo5 0.8 or later")
                : Message.of("it is newer than this engine: rebuild it with Solo5 0.8 to 0.12, or use a newer engine");
        return spt
                ? Message.of(
                        "only versions %s and %s of that interface are served, %s",
                        Solo5Image.OLD_SPT_ABI_VERSION, Solo5Image.ABI_VERSION, age)
                : Message.of("only version %s of that interface is served, %s", Solo5Image.ABI_VERSION, age);
    }
}
