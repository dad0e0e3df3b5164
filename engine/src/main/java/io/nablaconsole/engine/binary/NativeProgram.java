package io.nablaconsole.engine.binary;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.file.RegularFile;
import io.nablaconsole.engine.store.UserDirectories;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A native program, unpacked from the jar to a place named by its content, so versions never mix.
 *
 * @param name such as {@code nabla-shim}
 * @param file its executable, absolute
 */
public record NativeProgram(String name, Path file) {
    private static final String PLATFORM = "linux-x86_64";

    /**
     * Unpacks a program where it is not yet.
     *
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} when this machine has another architecture, or no place
     *     that allows programs to be run
     */
    public static NativeProgram unpack(String name) {
        requirePlatform(name);
        byte[] program = read("/native/" + PLATFORM + "/" + name);
        Path directory = UserDirectories.cache().resolve(name + "-" + digest(program));
        Path file = directory.resolve(name);
        try {
            if (!Files.isExecutable(file) || !RegularFile.holds(file, program)) {
                write(directory, file, program);
            }
            return new NativeProgram(name, file);
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of(
                            "cannot unpack %s to %s: %s; set XDG_CACHE_HOME to a directory you can write to",
                            name, directory, e),
                    e);
        }
    }

    private static void requirePlatform(String name) {
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (!os.equals("linux") || !(arch.equals("amd64") || arch.equals("x86_64"))) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of("cannot run containers on %s %s: %s exists for %s only", os, arch, name, PLATFORM));
        }
    }

    private static byte[] read(String resource) {
        try (InputStream in = NativeProgram.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("this build lacks %s", resource));
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot read %s: %s", resource, e), e);
        }
    }

    private static void write(Path directory, Path file, byte[] program) throws IOException {
        Files.createDirectories(directory);
        Path aside = Files.createTempFile(
                directory,
                "unpacking",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            Files.write(aside, program);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException(directory + " does not support renaming", e);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
