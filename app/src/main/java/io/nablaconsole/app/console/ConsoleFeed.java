package io.nablaconsole.app.console;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.api.TerminalSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The console of one container as an endless text: what it wrote, a line that says how it ended, and when it is started
 * again, what it writes then. One thread reads; others may write, wake and close.
 */
final class ConsoleFeed implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ConsoleFeed.class.getName());

    private final EngineAccess engine;
    private final String id;
    private final Object lock = new Object();
    private @Nullable ConsoleSession session;
    private @Nullable TerminalSize size;
    private boolean woken;
    private boolean held;
    private boolean closed;

    // of the reading thread alone
    private @Nullable Container container;
    private @Nullable SessionText text;
    private @Nullable ExitRecord told;
    private long seen;
    private String hint = "";
    private boolean endTold;
    private boolean ended;

    ConsoleFeed(EngineAccess engine, String id) {
        this.engine = engine;
        this.id = id;
    }

    /** The next piece of text; waits for it. Empty once closed. */
    String next() {
        while (!isClosed()) {
            try {
                if (ended) {
                    awaitNewRun();
                }
                awaitFollow();
                String piece = piece();
                if (!piece.isEmpty()) {
                    return piece;
                }
            } catch (EngineException e) {
                LOG.log(Level.FINE, "console of " + id, e);
                endSession();
                ended = true;
                if (e.code() != ErrorCode.CONTAINER_NOT_EXISTS) {
                    return SessionText.line(Messages.get("console.broken", Notices.sentence(e)));
                }
            } catch (IOException | RuntimeException e) {
                // the terminal's thread must go on: after the next start there may be something to read again
                LOG.log(Level.WARNING, "console of " + id, e);
                endSession();
                ended = true;
                if (!isClosed()) {
                    return SessionText.line(Messages.get("console.broken", Notices.sentence(e)));
                }
            }
        }
        return "";
    }

    private String piece() throws IOException {
        SessionText open = openSession();
        if (open == null) {
            return "";
        }
        if (!hint.isEmpty()) {
            String line = SessionText.line(hint);
            hint = "";
            return line;
        }
        String piece = open.next();
        seen = open.seen();
        return piece == null ? ended(open) : piece;
    }

    private @Nullable SessionText openSession() {
        synchronized (lock) {
            if (session != null || closed) {
                return text;
            }
        }
        Container found = engine.factory().load(id);
        container = found;
        boolean terminal = found.config().terminal();
        // the log is kept from run to run: what was shown already is not shown again
        ConsoleSession opened = found.openConsole(seen);
        SessionText begun;
        try {
            begun = new SessionText(opened.output(), opened::position, terminal, found.runs(), seen, endTold);
        } catch (RuntimeException e) {
            opened.close(); // a shim takes in so many at once
            throw e;
        }
        synchronized (lock) {
            if (closed) {
                opened.close();
                return null;
            }
            session = opened;
            text = begun;
            hint = opened.live() ? AddressHint.of(found.config(), found.state().fsState()) : "";
            if (size != null && terminal && opened.live()) {
                opened.resize(size);
            }
        }
        return begun;
    }

    /** After the end of the output: says how it ended. */
    private String ended(SessionText open) {
        endSession();
        ended = true;
        Container known = container;
        Optional<ExitRecord> exit = known == null ? Optional.empty() : known.exit();
        endTold = exit.isPresent();
        if (exit.isPresent() && !exit.get().equals(told)) {
            told = exit.get();
            return open.end(
                    Messages.get("console.ended", Messages.ofEngine(exit.get().reason())));
        }
        return open.end("");
    }

    private void awaitNewRun() {
        ended = false;
        while (!isClosed()) {
            awaitWake();
            Container known = container;
            if (known == null || known.status() != Status.STOPPED) {
                return;
            }
            ExitRecord exit = known.exit().orElse(null);
            if (exit != null && !exit.equals(told)) {
                return;
            }
        }
    }

    private void endSession() {
        ConsoleSession old;
        synchronized (lock) {
            old = session;
            session = null;
        }
        if (old != null) {
            old.close();
        }
    }

    private void awaitWake() {
        synchronized (lock) {
            while (!woken && !closed) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    closed = true;
                }
            }
            woken = false;
        }
    }

    private void awaitFollow() {
        synchronized (lock) {
            while (held && !closed) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    closed = true;
                }
            }
        }
    }

    /** Whether what is written from now on is left for later; the log keeps it. */
    void hold(boolean hold) {
        synchronized (lock) {
            held = hold;
            lock.notifyAll();
        }
    }

    /** Says that the container's state has changed. */
    void wake() {
        synchronized (lock) {
            woken = true;
            lock.notifyAll();
        }
    }

    /** Whether what is typed reaches somebody. */
    boolean live() {
        ConsoleSession open;
        synchronized (lock) {
            open = session;
        }
        return open != null && open.live();
    }

    boolean isClosed() {
        synchronized (lock) {
            return closed;
        }
    }

    /** Sends what was typed; dropped when nobody takes it. */
    void write(byte[] input) {
        ConsoleSession open;
        synchronized (lock) {
            open = session;
        }
        if (open == null || !open.live()) {
            return;
        }
        try {
            open.write(input);
        } catch (EngineException e) {
            LOG.log(Level.FINE, "input for " + id + " dropped", e); // it ended meanwhile
        }
    }

    void write(String input) {
        write(input.getBytes(StandardCharsets.UTF_8));
    }

    /** Tells the size of the terminal, now and after every start. */
    void resize(TerminalSize next) {
        ConsoleSession open;
        synchronized (lock) {
            size = next;
            open = session;
        }
        if (open != null && open.live()) {
            try {
                open.resize(next);
            } catch (EngineException e) {
                LOG.log(Level.FINE, "size of " + id + " not told", e); // it ended meanwhile
            }
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
        endSession();
    }
}
