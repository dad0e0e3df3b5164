package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.HostPath;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the forms in which supervisors call, without the option library, whose loading takes most of such a call's time.
 * Whatever is not exactly one of these forms is left to the library, which also finds the words for what is wrong.
 */
final class QuickPath {
    private final NablaCtl top;
    private final Deque<String> words;

    private QuickPath(NablaCtl top, String... args) {
        this.top = top;
        this.words = new ArrayDeque<>(Arrays.asList(args));
    }

    /**
     * The command that {@code args} call, ready to run; its general options are left in {@code top}.
     *
     * @return null when the option library has to read them, with another {@code top}
     */
    static @Nullable Runnable command(NablaCtl top, String... args) {
        return new QuickPath(top, args).command();
    }

    private @Nullable Runnable command() {
        if (words.size() == 1
                && (words.element().equals("--version") || words.element().equals("-v"))) {
            return () -> Version.lines().forEach(System.out::println);
        }
        GlobalOptions options = top.options;
        boolean read = options(
                Map.of(
                        "--root", value -> options.root = HostPath.of("--root", value),
                        "--log", value -> options.log = HostPath.of("--log", value)),
                Map.of("--systemd-cgroup", () -> {}));
        String name = read ? words.poll() : null;
        if (name == null) {
            return null;
        }
        return switch (name) {
            case "state" -> withId(new StateCommand());
            case "start" -> withId(new StartCommand());
            case "pause" -> withId(new PauseCommand());
            case "resume" -> withId(new ResumeCommand());
            case "list" -> list();
            case "kill" -> kill();
            case "delete" -> delete();
            case "create" -> create();
            default -> null;
        };
    }

    /**
     * Takes options off the front until a word that is none.
     *
     * @return whether all of them were known
     */
    private boolean options(Map<String, Consumer<String>> valued, Map<String, Runnable> flags) {
        for (String word = words.peek(); word != null && word.startsWith("-"); word = words.peek()) {
            words.remove();
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String name = equals < 0 ? word : word.substring(0, equals);
            String value = equals < 0 ? null : word.substring(equals + 1);
            if (name.equals("--log-format")) {
                value = value == null ? words.poll() : value;
                if (value == null || !top.options.logFormat(value)) {
                    return false;
                }
            } else if (valued.containsKey(name)) {
                value = value == null ? words.poll() : value;
                if (value == null || value.isEmpty()) {
                    return false;
                }
                valued.get(name).accept(value);
            } else if (flags.containsKey(word)) {
                flags.get(word).run();
            } else {
                return false;
            }
        }
        return true;
    }

    /** The one word that is left, which must be a name. */
    private @Nullable String onlyId() {
        String id = words.size() == 1 ? words.element() : null;
        return id == null || id.startsWith("-") ? null : id;
    }

    private @Nullable Runnable withId(IdCommand command) {
        String id = onlyId();
        if (id == null) {
            return null;
        }
        command.top = top;
        command.id = id;
        return command;
    }

    private @Nullable Runnable list() {
        ListCommand command = new ListCommand();
        command.top = top;
        return words.isEmpty() ? command : null;
    }

    private @Nullable Runnable kill() {
        KillCommand command = new KillCommand();
        command.signal = KillCommand.DEFAULT;
        boolean read = options(Map.of(), Map.of("--all", () -> command.all = true, "-a", () -> command.all = true));
        if (read && words.size() == 2 && !words.getLast().startsWith("-")) {
            command.signal = words.removeLast();
        }
        return read ? withId(command) : null;
    }

    private @Nullable Runnable delete() {
        DeleteCommand command = new DeleteCommand();
        Runnable force = () -> command.force = true;
        return options(Map.of(), Map.of("--force", force, "-f", force)) ? withId(command) : null;
    }

    private @Nullable Runnable create() {
        BundleOptions bundle = new BundleOptions();
        Wiring wiring = new Wiring();
        Consumer<String> directory = value -> bundle.bundle = HostPath.of("--bundle", value);
        boolean read = options(
                Map.of(
                        "--bundle",
                        directory,
                        "-b",
                        directory,
                        "--pid-file",
                        value -> wiring.pidFile = HostPath.of("--pid-file", value),
                        "--console-socket",
                        value -> wiring.consoleSocket = HostPath.of("--console-socket", value)),
                Map.of("--no-pivot", () -> {}, "--no-new-keyring", () -> {}));
        String id = read ? onlyId() : null;
        if (id == null) {
            return null;
        }
        bundle.id = id;
        CreateCommand command = new CreateCommand();
        command.top = top;
        command.bundle = bundle;
        command.wiring = wiring;
        return command;
    }
}
