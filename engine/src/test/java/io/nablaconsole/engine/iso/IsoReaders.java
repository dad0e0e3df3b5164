package io.nablaconsole.engine.iso;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.devices.Prerequisites;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs that are not ours and read CD images. */
public final class IsoReaders {
    private IsoReaders() {}

    /** Everything below {@code tree}: by name its kind, permissions, time in seconds, target or content. */
    public static Map<String, String> listing(Path tree) throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(tree)) {
            paths.filter(path -> !path.equals(tree))
                    .forEach(path -> all.put(tree.relativize(path).toString(), of(path)));
        }
        return all;
    }

    private static String of(Path path) {
        try {
            if (Files.isSymbolicLink(path)) {
                return "-> " + Files.readSymbolicLink(path);
            }
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
            long time = Files.getLastModifiedTime(path).to(TimeUnit.SECONDS);
            String what =
                    Files.isDirectory(path) ? "directory" : "content " + Arrays.hashCode(Files.readAllBytes(path));
            return mode + " " + time + " " + what;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String program(String name, String packageName) {
        return Prerequisites.program(name).map(Path::toString).orElseGet(() -> {
            Prerequisites.require(false, "no " + name + ": apt-get install " + packageName);
            return "";
        });
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor())
                    .as(String.join(" ", command) + ": " + said)
                    .isZero();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return said;
    }

    /** What isoinfo says of {@code image}. */
    public static String isoinfo(Path image, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(program("isoinfo", "genisoimage")));
        command.addAll(Arrays.asList(options));
        command.addAll(List.of("-i", image.toString()));
        return run(command.toArray(String[]::new));
    }

    /** All of {@code image}, taken out by xorriso to {@code target}. */
    public static Path extract(Path image, Path target) throws IOException {
        Files.createDirectories(target);
        run(
                program("xorriso", "xorriso"),
                "-osirrox",
                "on",
                "-indev",
                image.toString(),
                "-extract",
                "/",
                target.toString());
        return target;
    }

    /** What bsdtar (libarchive) lists of {@code image}, a line each: mode, links, owner, group, size or device, time, name. */
    public static List<String> bsdtar(Path image) throws IOException {
        return run(program("bsdtar", "libarchive-tools"), "--numeric-owner", "-tvf", image.toString())
                .lines()
                .toList();
    }

    /** All of {@code image}, taken out by bsdtar to {@code target}. */
    public static Path unpack(Path image, Path target) throws IOException {
        Files.createDirectories(target);
        run(program("bsdtar", "libarchive-tools"), "-C", target.toString(), "-xpf", image.toString());
        return target;
    }

    /** Mounts {@code image} with Linux's own file system; needs root and a loop device. */
    public static Mounted mount(Path image) throws IOException {
        Path at = Files.createTempDirectory("nabla-iso");
        Process process = new ProcessBuilder("mount", "-t", "iso9660", "-o", "loop,ro", image.toString(), at.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            boolean mounted = process.waitFor() == 0;
            if (!mounted) {
                Files.delete(at);
            }
            Prerequisites.require(mounted, "an ISO image cannot be mounted here: " + said.strip());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new Mounted(at);
    }

    /** A mounted image. */
    public record Mounted(Path at) implements AutoCloseable {
        public Map<String, String> listing() throws IOException {
            return IsoReaders.listing(at);
        }

        @Override
        public void close() throws IOException {
            run("umount", at.toString());
            Files.delete(at);
        }
    }
}
