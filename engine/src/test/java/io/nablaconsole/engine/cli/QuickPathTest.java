package io.nablaconsole.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The quick path understands a line exactly as the option library does, or leaves it to it. */
class QuickPathTest {
    private static NablaCtl top() {
        NablaCtl top = NablaCtl.create();
        top.options = new GlobalOptions();
        return top;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state one",
                "--root /r state one",
                "--root=/r --log /l --log-format json --systemd-cgroup state one",
                "--log-format=json start one",
                "pause one",
                "resume one",
                "list",
                "kill one",
                "kill one KILL",
                "kill --all one 9",
                "kill -a one",
                "delete one",
                "delete --force one",
                "delete -f one",
                "--root /r create --bundle /b --pid-file /p one",
                "create -b /b --console-socket /s --no-pivot --no-new-keyring one",
                "create one",
                "--root /a --root /b --log /c --log=/d --log-format json --log-format text state one",
                "create -b /a --bundle /b --pid-file /c --pid-file /d one"
            })
    void meansWhatTheLibraryUnderstands(String text) throws ReflectiveOperationException {
        String[] args = text.split(" ", -1);
        Runnable quick = QuickPath.command(top(), args);
        assertThat(quick).isNotNull();
        CommandLine line = new CommandLine(NablaCtl.create());
        Commands.add(line, args);
        line.setOverwrittenOptionsAllowed(true);
        Object read = line.parseArgs(args).subcommand().commandSpec().userObject();
        assertThat(fields(quick)).isEqualTo(fields(read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--help",
                "state",
                "state one two",
                "state --help",
                "state -x one",
                "kill one -9",
                "list -q",
                "kill one 9 9",
                "delete one -f",
                "create --image hello one",
                "create --bundle",
                "--root",
                "--root= state one",
                "--debug state one",
                "--log-format xml state one",
                "frobnicate one",
                "run one",
                "create one arg"
            })
    void leavesTheRestToTheLibrary(String text) {
        assertThat(QuickPath.command(top(), text.isEmpty() ? new String[0] : text.split(" ", -1)))
                .isNull();
    }

    @Test
    void tellsTheVersionAsTheLibraryDoes() {
        assertThat(QuickPath.command(top(), "--version")).isNotNull();
        assertThat(QuickPath.command(top(), "-v")).isNotNull();
        assertThat(new CommandLine(NablaCtl.create()).getCommandSpec().version())
                .containsExactlyElementsOf(Version.lines());
    }

    /** Every field of a command, and of the objects its options are in. */
    private static Map<String, String> fields(@Nullable Object object) throws ReflectiveOperationException {
        Map<String, String> found = new TreeMap<>();
        collect("", object, found);
        return found;
    }

    private static void collect(String path, @Nullable Object object, Map<String, String> found)
            throws ReflectiveOperationException {
        boolean ours = object != null && object.getClass().getName().startsWith("io.nablaconsole");
        if (object == null || !ours || object instanceof Enum<?>) {
            found.put(path, String.valueOf(object));
            return;
        }
        for (Class<?> type = object.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                // what is accepted and changes nothing is not kept by the quick path
                boolean kept = !field.getName().startsWith("unused");
                if (kept && !Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    collect(path + "." + field.getName(), field.get(object), found);
                }
            }
        }
    }
}
