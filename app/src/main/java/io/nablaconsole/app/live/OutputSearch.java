package io.nablaconsole.app.live;

import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks for a text in what a container has written and goes on to write; nothing is polled. */
public final class OutputSearch {
    private static final Logger LOG = Logger.getLogger(OutputSearch.class.getName());

    private final EngineAccess engine;
    private final Tasks tasks;

    public OutputSearch(EngineAccess engine, Tasks tasks) {
        this.engine = engine;
        this.tasks = tasks;
    }

    /**
     * Looks for {@code text} in the console of {@code id} until its run ends; for the FX thread.
     *
     * @param answer is told, on the FX thread, whether it was found; never after the search was called off
     */
    public Tasks.Cancel find(String id, String text, Consumer<Boolean> answer) {
        Search search = new Search(id, text);
        tasks.run(
                search::run,
                found -> {
                    if (!search.cancelled) {
                        answer.accept(found);
                    }
                },
                e -> {
                    LOG.log(Level.FINE, "console of " + id + " not searched", e); // it is gone meanwhile
                    if (!search.cancelled) {
                        answer.accept(false);
                    }
                });
        return search;
    }

    private final class Search implements Tasks.Cancel {
        private final String id;
        private final byte[] wanted;
        private volatile boolean cancelled;
        private @Nullable ConsoleSession open;

        Search(String id, String text) {
            this.id = id;
            this.wanted = text.getBytes(StandardCharsets.UTF_8);
        }

        boolean run() throws IOException {
            try (ConsoleSession session = engine.factory().load(id).openConsole()) {
                synchronized (this) {
                    if (cancelled) {
                        return false;
                    }
                    open = session;
                }
                return new ByteSearch(wanted).in(session.output());
            } catch (EngineException | IOException e) {
                if (cancelled) {
                    return false; // the session was closed under the reader
                }
                throw e;
            }
        }

        @Override
        public void cancel() {
            ConsoleSession session;
            synchronized (this) {
                cancelled = true;
                session = open;
            }
            if (session != null) {
                tasks.run(session::close);
            }
        }
    }

    /** Finds bytes in a stream, by the method of Knuth, Morris and Pratt: nothing is read twice. */
    static final class ByteSearch {
        private final byte[] wanted;
        private final int[] fallback;

        ByteSearch(byte[] wanted) {
            this.wanted = wanted;
            this.fallback = new int[wanted.length];
            for (int i = 1, matched = 0; i < wanted.length; i++) {
                matched = step(matched, wanted[i]);
                fallback[i] = matched;
            }
        }

        private int step(int matched, byte next) {
            int length = matched;
            while (length > 0 && wanted[length] != next) {
                length = fallback[length - 1];
            }
            return wanted[length] == next ? length + 1 : 0;
        }

        /** Whether {@code input} holds them; reads up to their end, else all of it. */
        boolean in(InputStream input) throws IOException {
            byte[] bytes = new byte[4096];
            int matched = 0;
            for (int count = input.read(bytes); count >= 0; count = input.read(bytes)) {
                for (int i = 0; i < count; i++) {
                    matched = step(matched, bytes[i]);
                    if (matched == wanted.length) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
