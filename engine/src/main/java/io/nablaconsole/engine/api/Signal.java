package io.nablaconsole.engine.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A Linux signal (x86-64 numbers; source: signal(7)).
 *
 * @param number 1 to 64
 * @param name with its prefix, such as {@code SIGTERM}
 * @param effect what it does to a process that does not handle it
 * @param meaning what it is for, in a few words
 */
public record Signal(int number, String name, Effect effect, String meaning) {
    /** What happens to a process that does not handle the signal. */
    public enum Effect {
        TERMINATE,
        CORE,
        IGNORE,
        STOP,
        CONTINUE
    }

    private static final int REALTIME_MIN = 34;
    private static final int REALTIME_MAX = 64;

    private static final List<Signal> STANDARD = List.of(
            new Signal(1, "SIGHUP", Effect.TERMINATE, "the terminal hung up"),
            new Signal(2, "SIGINT", Effect.TERMINATE, "interrupt from the keyboard, Ctrl-C"),
            new Signal(3, "SIGQUIT", Effect.CORE, "quit from the keyboard, Ctrl-\\"),
            new Signal(4, "SIGILL", Effect.CORE, "illegal instruction"),
            new Signal(5, "SIGTRAP", Effect.CORE, "breakpoint"),
            new Signal(6, "SIGABRT", Effect.CORE, "the program gave up: abort"),
            new Signal(7, "SIGBUS", Effect.CORE, "bad memory access"),
            new Signal(8, "SIGFPE", Effect.CORE, "arithmetic error"),
            new Signal(9, "SIGKILL", Effect.TERMINATE, "kill at once; cannot be handled"),
            new Signal(10, "SIGUSR1", Effect.TERMINATE, "free for programs to use"),
            new Signal(11, "SIGSEGV", Effect.CORE, "invalid memory reference"),
            new Signal(12, "SIGUSR2", Effect.TERMINATE, "free for programs to use"),
            new Signal(13, "SIGPIPE", Effect.TERMINATE, "wrote to a pipe without a reader"),
            new Signal(14, "SIGALRM", Effect.TERMINATE, "alarm clock"),
            new Signal(15, "SIGTERM", Effect.TERMINATE, "please end"),
            new Signal(16, "SIGSTKFLT", Effect.TERMINATE, "coprocessor stack fault (unused)"),
            new Signal(17, "SIGCHLD", Effect.IGNORE, "a child ended or stopped"),
            new Signal(18, "SIGCONT", Effect.CONTINUE, "continue after a stop"),
            new Signal(19, "SIGSTOP", Effect.STOP, "stop; cannot be handled"),
            new Signal(20, "SIGTSTP", Effect.STOP, "stop from the keyboard, Ctrl-Z"),
            new Signal(21, "SIGTTIN", Effect.STOP, "background read from the terminal"),
            new Signal(22, "SIGTTOU", Effect.STOP, "background write to the terminal"),
            new Signal(23, "SIGURG", Effect.IGNORE, "urgent data on a socket"),
            new Signal(24, "SIGXCPU", Effect.CORE, "CPU time limit exceeded"),
            new Signal(25, "SIGXFSZ", Effect.CORE, "file size limit exceeded"),
            new Signal(26, "SIGVTALRM", Effect.TERMINATE, "virtual alarm clock"),
            new Signal(27, "SIGPROF", Effect.TERMINATE, "profiling timer"),
            new Signal(28, "SIGWINCH", Effect.IGNORE, "the terminal changed its size"),
            new Signal(29, "SIGIO", Effect.TERMINATE, "input or output is possible"),
            new Signal(30, "SIGPWR", Effect.TERMINATE, "power failure"),
            new Signal(31, "SIGSYS", Effect.CORE, "forbidden or bad system call"));

    private static final Map<Integer, Signal> BY_NUMBER =
            STANDARD.stream().collect(Collectors.toUnmodifiableMap(Signal::number, Function.identity()));
    private static final Map<String, Signal> BY_NAME =
            STANDARD.stream().collect(Collectors.toUnmodifiableMap(Signal::name, Function.identity()));

    public static final Signal HUP = of(1);
    public static final Signal INT = of(2);
    public static final Signal KILL = of(9);
    public static final Signal SEGV = of(11);
    public static final Signal TERM = of(15);
    public static final Signal CONT = of(18);
    public static final Signal STOP = of(19);
    public static final Signal SYS = of(31);

    /** The standard signals by number; real-time signals are left out. */
    public static List<Signal> standard() {
        return STANDARD;
    }

    /**
     * The signal with this number, real-time ones included.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when there is no such signal
     */
    public static Signal of(int number) {
        Signal standard = BY_NUMBER.get(number);
        if (standard != null) {
            return standard;
        }
        if (number >= REALTIME_MIN && number <= REALTIME_MAX) {
            String name = number == REALTIME_MIN ? "SIGRTMIN" : "SIGRTMIN+" + (number - REALTIME_MIN);
            return new Signal(number, name, Effect.TERMINATE, "real-time signal, free for programs to use");
        }
        throw unknown(String.valueOf(number));
    }

    /**
     * Reads {@code TERM}, {@code SIGTERM} or {@code 15}, in any case.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when there is no such signal
     */
    public static Signal parse(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        if (!name.isEmpty() && name.length() <= 2 && name.chars().allMatch(Character::isDigit)) {
            return of(Integer.parseInt(name));
        }
        String full = name.startsWith("SIG") ? name : "SIG" + name;
        Signal standard = BY_NAME.get(full);
        if (standard != null) {
            return standard;
        }
        return IntStream.rangeClosed(REALTIME_MIN, REALTIME_MAX)
                .mapToObj(Signal::of)
                .filter(s -> s.name.equals(full))
                .findFirst()
                .orElseThrow(() -> unknown(text));
    }

    private static EngineException unknown(String text) {
        return new EngineException(
                ErrorCode.CONFIG_INVALID,
                Message.of("there is no signal '%s': use a name such as TERM or a number", text));
    }

    @Override
    public String toString() {
        return name;
    }
}
