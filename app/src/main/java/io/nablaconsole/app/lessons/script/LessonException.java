package io.nablaconsole.app.lessons.script;

/** A lesson file says something wrong; the message, for the user, names the place in the file and what is expected. */
public final class LessonException extends Exception {
    private static final long serialVersionUID = 1;

    LessonException(String message) {
        super(message);
    }

    LessonException(String message, Throwable cause) {
        super(message, cause);
    }
}
