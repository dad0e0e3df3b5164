package io.nablaconsole.app.notices;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The messages on show; for the FX thread. */
public final class Notices {
    private static final Logger LOG = Logger.getLogger(Notices.class.getName());
    private static final int MOST = 4;

    private final ObservableList<Notice> shown = FXCollections.observableArrayList();
    private final ObservableList<Notice> shownView = FXCollections.unmodifiableObservableList(shown);

    /** The messages on show, oldest first. */
    public ObservableList<Notice> shown() {
        return shownView;
    }

    /** Shows that {@code title} went well. */
    public void success(String title, String text) {
        show(new Notice(Notice.Kind.SUCCESS, title, text, null, null));
    }

    /** Shows that {@code title} failed, with the cause and what to do about it. */
    public void error(String title, Throwable cause) {
        LOG.log(Level.CONFIG, title, cause);
        show(of(title, cause));
    }

    /** Shows what the engine has to say of what went well all the same; nothing when it has nothing to say. */
    public void warnings(String title, List<Message> warnings) {
        if (!warnings.isEmpty()) {
            String text = warnings.stream().map(Notices::sentence).collect(Collectors.joining("\n"));
            show(new Notice(Notice.Kind.WARNING, title, text, null, null));
        }
    }

    /** Shows that {@code title} is under way; to be dismissed when it has ended. */
    public Notice begin(String title, String text, Progress progress) {
        Notice notice = Notice.underWay(title, text, progress);
        show(notice);
        return notice;
    }

    /** Shows {@code notice}; one that says the same gives way. */
    public void show(Notice notice) {
        shown.removeIf(old -> old.title().equals(notice.title()) && old.text().equals(notice.text()));
        if (shown.size() >= MOST) {
            shown.stream().filter(old -> old.progress() == null).findFirst().ifPresent(shown::remove);
        }
        shown.add(notice);
    }

    /** Takes {@code notice} away. */
    public void dismiss(Notice notice) {
        shown.remove(notice);
    }

    /** The notice that says {@code title} failed. */
    static Notice of(String title, Throwable cause) {
        return new Notice(Notice.Kind.ERROR, title, sentence(cause), hint(cause), details(cause));
    }

    /** What {@code cause} says, as a sentence. */
    public static String sentence(Throwable cause) {
        String text = cause instanceof EngineException engine ? Messages.of(engine.message()) : cause.getMessage();
        return sentence(text == null || text.isBlank() ? cause.getClass().getSimpleName() : text);
    }

    /** What the engine says, as a sentence in the language of the window. */
    public static String sentence(Message message) {
        return sentence(Messages.of(message));
    }

    /** {@code text} with a capital letter, unless it begins with a name that has none. */
    public static String sentence(String text) {
        if (text.isEmpty()) {
            return text;
        }
        String first = text.substring(0, 1);
        boolean word = text.length() == 1 || Character.isLowerCase(text.charAt(1));
        return (word ? first.toUpperCase(Locale.ROOT) : first) + text.substring(1);
    }

    private static @Nullable String hint(Throwable cause) {
        if (cause instanceof EngineException engine) {
            return hint(engine.code());
        }
        return cause instanceof IOException ? null : Messages.get("notice.hint.internal"); // a file is the user's
    }

    private static @Nullable String hint(ErrorCode code) {
        return switch (code) {
            case ID_IN_USE -> Messages.get("notice.hint.idInUse");
            case INVALID_ID_FORMAT -> Messages.get("notice.hint.idFormat");
            case CONTAINER_NOT_EXISTS -> Messages.get("notice.hint.notExists");
            case CONTAINER_PAUSED -> Messages.get("notice.hint.paused");
            case CONTAINER_NOT_STOPPED -> Messages.get("notice.hint.notStopped");
            case CONTAINER_NOT_RUNNING -> Messages.get("notice.hint.notRunning");
            case CONTAINER_NOT_PAUSED -> Messages.get("notice.hint.notPaused");
            case CONFIG_INVALID -> Messages.get("notice.hint.config");
            case SYSTEM_ERROR -> Messages.get("notice.hint.system");
            case NO_PROCESS_OPS, CONSOLE_EXISTS -> null;
        };
    }

    private static String details(Throwable cause) {
        if (cause instanceof EngineException engine) {
            StringBuilder text = new StringBuilder();
            engine.detail(text);
            return text.toString();
        }
        StringWriter text = new StringWriter();
        try (PrintWriter out = new PrintWriter(text)) {
            cause.printStackTrace(out);
        }
        return text.toString();
    }
}
