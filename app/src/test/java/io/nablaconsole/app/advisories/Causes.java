package io.nablaconsole.app.advisories;

/** A failure in a few words; java.net.http's often have none of their own. */
final class Causes {
    private Causes() {}

    static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null) {
                return cause.getMessage();
            }
        }
        return failure.getClass().getSimpleName();
    }
}
