package io.nablaconsole.engine.oci;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.json.JsonReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code vm} object: kernel, disk and size of a container that is a virtual machine. It says what our own annotations
 * say, so it is read as if they had been given; an annotation that is there counts.
 *
 * @param annotations those it stands for
 * @param parameters of the kernel
 */
record VmSection(Map<String, String> annotations, List<String> parameters) {
    private static final String QEMU = "io.nablaconsole.qemu.";
    private static final List<String> FORMATS = List.of("raw", "qcow2");

    static VmSection read(JsonReader top) {
        JsonReader vm = top.child("vm");
        JsonReader kernel = vm.child("kernel");
        Map<String, String> stands = new LinkedHashMap<>();
        put(stands, Config.KERNEL, path(kernel, "path"));
        put(stands, QEMU + "initrd", path(kernel, "initrd"));
        JsonReader hardware = vm.child("hwConfig");
        number(stands, hardware, "vcpus", QEMU + "cpus");
        number(stands, hardware, "memory", DeviceAnnotations.MEMORY);
        image(stands, vm.child("image"), top.map("annotations"));
        return new VmSection(stands, kernel.texts("parameters"));
    }

    private static void image(Map<String, String> stands, JsonReader image, Map<String, String> own) {
        String file = path(image, "path");
        if (file == null) {
            return;
        }
        String format = image.text("format", "raw");
        if (!FORMATS.contains(format)) {
            throw wrong(
                    image,
                    "format",
                    format,
                    Message.of("raw or qcow2: convert it with qemu-img convert -O qcow2 %s", file));
        }
        if (!stands.containsKey(Config.KERNEL)) {
            stands.put(Config.KERNEL, file);
            stands.put(QEMU + "format", format);
            return;
        }
        int number = 0;
        while (own.containsKey(QEMU + "disk." + number)) {
            number++;
        }
        stands.put(QEMU + "disk." + number, file);
        stands.put(QEMU + "disk." + number + ".format", format);
    }

    private static @Nullable String path(JsonReader node, String member) {
        String text = node.textOrNull(member);
        if (text != null && (!text.startsWith("/") || text.indexOf('\0') >= 0)) {
            throw wrong(node, member, text.replace('\0', '?'), Message.of("an absolute path"));
        }
        return text;
    }

    private static void number(Map<String, String> stands, JsonReader node, String member, String annotation) {
        Long number = node.numberOrNull(member);
        if (number != null && number < 1) {
            throw wrong(node, member, String.valueOf(number), Message.of("1 or more"));
        }
        put(stands, annotation, number == null ? null : String.valueOf(number));
    }

    private static void put(Map<String, String> stands, String annotation, @Nullable String value) {
        if (value != null) {
            stands.put(annotation, value);
        }
    }

    private static EngineException wrong(JsonReader node, String member, String value, Message expected) {
        return new EngineException(
                ErrorCode.CONFIG_INVALID, Message.of("%s.%s is '%s', not %s", node.path(), member, value, expected));
    }

    /** The annotations of a document and those this stands for. */
    Map<String, String> beside(Map<String, String> own) {
        Map<String, String> all = new LinkedHashMap<>(annotations);
        all.putAll(own);
        return all;
    }

    /** The kernel's parameters come before the arguments of the program, whose name may be left out. */
    List<String> arguments(List<String> args) {
        String kernel = annotations.get(Config.KERNEL);
        List<String> all = new ArrayList<>(args);
        if (all.isEmpty() && kernel != null) {
            all.add(String.valueOf(Path.of(kernel).getFileName()));
        }
        if (!all.isEmpty()) {
            all.addAll(1, parameters);
        }
        return all;
    }
}
