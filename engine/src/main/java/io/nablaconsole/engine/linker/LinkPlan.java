package io.nablaconsole.engine.linker;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.image.AttachedDevice;
import io.nablaconsole.engine.image.SptImage;
import io.nablaconsole.engine.linker.Mapping.Content;
import io.nablaconsole.engine.seccomp.InternalDescriptors;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything about a linked program but the file itself.
 *
 * @param mappings by address
 * @param entry where Linux begins to run it: the stub
 */
record LinkPlan(List<Mapping> mappings, long entry) {
    /** Nothing is mapped here, so a guest that runs past its memory faults. */
    private static final long GUARD = 0x10000;

    /** @throws EngineException {@link ErrorCode#CONFIG_INVALID} saying what does not fit together */
    static LinkPlan of(SptImage image, MemorySize size, byte[] commandLine, List<? extends AttachedDevice> attached) {
        long memory = GuestLayout.checkedMemory(image, size);
        List<AttachedDevice> devices = ManifestDevices.order(image.file(), image.manifest(), attached);
        InternalDescriptors internal = InternalDescriptors.beside(devices);
        ByteBuffer boot = BootInfo.of(memory, image.memoryEnd(), commandLine, internal, devices);
        long stubAt = memory + GUARD;
        long dataAt = stubAt + SptImage.PAGE;
        StubData data = StubData.at(dataAt, internal, devices);
        byte[] stub = Stub.assemble(data.table(), image.entry(), memory);

        List<Mapping> mappings = new ArrayList<>(GuestLayout.of(image, memory, boot));
        mappings.add(new Mapping("stub", stubAt, dataAt, Mapping.CODE, new Content.Bytes(ByteBuffer.wrap(stub), 0)));
        mappings.add(new Mapping(
                "calls and filter",
                dataAt,
                dataAt + data.bytes().limit(),
                Mapping.CONSTANT,
                new Content.Bytes(data.bytes(), 0)));
        return new LinkPlan(mappings, stubAt);
    }
}
