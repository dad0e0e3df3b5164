package io.nablaconsole.engine.hvt;

/**
 * Whether this host's KVM runs guests.
 *
 * @param state which of the possible causes it is
 * @param detail what was seen, in plain words
 * @param advice what to do about it; empty when there is nothing to do
 */
public record KvmReport(State state, String detail, String advice) {
    /** What was found. */
    public enum State {
        /** Guests run. */
        READY(true),
        /** Guests run as long as they keep to plain instructions: no floating point, no vectors. */
        INCOMPLETE(true),
        /** There is no {@code /dev/kvm}. */
        MISSING(false),
        /** It is there, but not for this user. */
        NOT_PERMITTED(false),
        /** It can be opened, but no guest runs. */
        BROKEN(false);

        private final boolean usable;

        State(boolean usable) {
            this.usable = usable;
        }
    }

    /** Whether it is worth trying to run a guest. */
    public boolean usable() {
        return state.usable;
    }

    /** Cause and advice as one sentence, lower case, without a full stop. */
    public String text() {
        return advice.isEmpty() ? detail : detail + ": " + advice;
    }
}
