package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.ImageReport.Kind;
import io.nablaconsole.engine.api.Message;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says what any file is, from a few of its bytes, and whether the engine can run it without help. */
public final class ImageInspector {
    private ImageInspector() {}

    /**
     * Looks at {@code file}. A file that is no unikernel, or a broken one, is a report with a problem. The problem is
     * what keeps the embedded tender from running it: with a tender of its own, such as solo5-hvt or QEMU, the file may
     * run all the same; {@code kind} and {@code abi} tell which.
     *
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} when it does not exist or cannot be read
     */
    public static ImageReport inspect(Path file) {
        if (Files.isDirectory(file)) {
            return new Verdict(
                            Kind.DIRECTORY,
                            Message.of("directory"),
                            Message.of("a directory cannot run: choose the unikernel file in it"))
                    .report(file, 0);
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return new Verdict(
                            Kind.UNKNOWN,
                            Message.of("device, pipe or socket"),
                            Message.of("it is no file: choose a unikernel file instead"))
                    .report(file, 0);
        }
        try (ImageFile opened = ImageFile.open(file)) {
            return inspect(opened);
        }
    }

    /**
     * Whether {@code file} is a rumprun unikernel, whose command line is JSON. It looks for rumprun's names in the
     * file's first 64 MiB.
     *
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} when it cannot be read
     */
    public static boolean isRumprun(Path file) {
        try (ImageFile opened = ImageFile.open(file)) {
            return Markers.isRumprun(opened);
        }
    }

    private static ImageReport inspect(ImageFile file) {
        if (file.size() == 0) {
            return new Verdict(
                            Kind.EMPTY,
                            Message.of("empty file"),
                            Message.of("it holds nothing: build or copy it again"))
                    .report(file.path(), 0);
        }
        long length = Math.min(file.size(), FileMagic.HEAD);
        ByteBuffer head = file.read(0, length, ByteOrder.LITTLE_ENDIAN, Message.of("the start"));
        if (ElfHeader.matches(head)) {
            return new ElfInspector(file).inspect();
        }
        return FileMagic.identify(file, head).report(file.path(), file.size());
    }
}
