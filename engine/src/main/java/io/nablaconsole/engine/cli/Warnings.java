package io.nablaconsole.engine.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Where the engine's warnings go: to the file of {@code --log}, else to standard error in this program's form. Standard
 * error may be the container's own, and is no place for the two lines of java.util.logging.
 */
public final class Warnings {
    private static volatile @Nullable NablaCtl program;

    /** Made by java.util.logging, by name, when the first thing is logged: it costs nothing before. */
    public Warnings() throws IOException {
        String settings = "handlers=" + ToProgram.class.getName() + "\n.level=WARNING\n";
        LogManager.getLogManager()
                .readConfiguration(new ByteArrayInputStream(settings.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Has this class asked when logging begins. */
    static void install() {
        System.setProperty("java.util.logging.config.class", Warnings.class.getName());
    }

    /** Whose warnings they are from now on. */
    static void of(NablaCtl running) {
        program = running;
    }

    /** Made by java.util.logging, by name. */
    public static final class ToProgram extends Handler {
        public ToProgram() {
            setFormatter(new SimpleFormatter());
        }

        @Override
        public void publish(LogRecord record) {
            NablaCtl running = program;
            if (running != null && isLoggable(record)) {
                running.warn(getFormatter().formatMessage(record).replace('\n', ' '));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
