package io.nablaconsole.engine.linker;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.image.AttachedDevice;
import io.nablaconsole.engine.image.ManifestDevices;
import io.nablaconsole.engine.image.SptImage;
import io.nablaconsole.engine.linker.Mapping.Content;
import io.nablaconsole.engine.seccomp.InternalDescriptors;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Everything about a linked program but the file itself.
 *
 * @param mappings by address
 * @param entry where Linux begins to run it: the stub
 */
record LinkPlan(List<Mapping> mappings, long entry) {
    /** In low memory, above any boot information. */
    private static final long STUB = 0x20000;

    private static final long STUB_DATA = STUB + SptImage.PAGE;

    /** What an init at its gate is called, and how it is known there: no guest may have that name. */
    private static final String INIT_NAME = "nabla-init";

    private static String name(SptImage image) {
        String name = String.valueOf(image.file().getFileName());
        return name.equals(INIT_NAME) ? "unikernel" : name;
    }

    /** @throws EngineException {@link ErrorCode#CONFIG_INVALID} saying what does not fit together */
    static LinkPlan of(SptImage image, MemorySize size, byte[] commandLine, List<? extends AttachedDevice> attached) {
        long memory = image.checkedMemory(size);
        List<AttachedDevice> devices = ManifestDevices.order(image, attached);
        InternalDescriptors internal = InternalDescriptors.beside(devices);
        ByteBuffer boot = BootInfo.of(memory, image.memoryEnd(), commandLine, internal, devices);
        StubData data = StubData.at(
                STUB_DATA, STUB, internal, devices, new SetupCalls.Heap(image.memoryEnd(), memory), name(image));
        ByteBuffer code = ByteBuffer.wrap(Stub.assemble(data.table(), image.entry(), memory));
        List<Mapping> stub = List.of(
                new Mapping("stub", STUB, STUB_DATA, Mapping.CODE, new Content.Bytes(code, 0)),
                new Mapping(
                        "calls and filter",
                        STUB_DATA,
                        STUB_DATA + data.bytes().limit(),
                        Mapping.CONSTANT,
                        new Content.Bytes(data.bytes(), 0)));
        return new LinkPlan(GuestLayout.of(image, memory, boot, stub), STUB + Stub.START);
    }
}
