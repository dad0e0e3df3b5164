package io.nablaconsole.engine.linker;

import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.image.AttachedDevice;
import io.nablaconsole.engine.image.SptImage;
import io.nablaconsole.engine.image.TestImage;
import io.nablaconsole.engine.linker.X86.Register;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Makes guests of a few machine instructions, links them and really runs them. */
abstract class LinkedGuests {
    static final MemorySize MEMORY = MemorySize.ofMebibytes(4);
    static final int WRITE = 1;
    static final int PREAD64 = 17;
    static final int PWRITE64 = 18;
    static final int OPENAT = 257;
    static final int EXIT_GROUP = 231;
    static final int EPOLL_PWAIT = 281;

    final Path directory;

    LinkedGuests(Path directory) {
        this.directory = directory;
    }

    /** A system call; numbers that do not matter are 0. */
    static X86 call(X86 code, int number, long first, long second, long third, long fourth) {
        return code.moveShort(Register.RAX, number)
                .move(Register.RDI, first)
                .move(Register.RSI, second)
                .move(Register.RDX, third)
                .move(Register.R10, fourth)
                .syscall();
    }

    static X86 exit(X86 code, int status) {
        return call(code, EXIT_GROUP, status, 0, 0, 0);
    }

    /** Ends with the number in RAX, negated: the errno of the call before. */
    static TestImage exitWithErrno(X86 code) {
        byte[] negateIntoRdi = {0x48, (byte) 0xf7, (byte) 0xd8, 0x48, (byte) 0x89, (byte) 0xc7};
        byte[] exit = new X86().moveShort(Register.RAX, EXIT_GROUP).syscall().assemble();
        return new TestImage(joined(code.assemble(), negateIntoRdi, exit));
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    Path link(TestImage image, String commandLine, AttachedDevice... devices) {
        Path program = directory.resolve("program");
        SptLinker.link(
                SptImage.read(image.write(directory)),
                MEMORY,
                commandLine.getBytes(StandardCharsets.UTF_8),
                List.of(devices),
                program);
        return program;
    }

    Execution run(TestImage image) {
        return Execution.of(directory, List.of(link(image, "").toString()));
    }

    Execution runWith(String redirection, Path program) {
        return Execution.of(directory, List.of("/bin/sh", "-c", "exec " + redirection + "; exec " + program));
    }
}
