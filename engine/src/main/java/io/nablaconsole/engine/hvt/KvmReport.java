package io.nablaconsole.engine.hvt;

import io.nablaconsole.engine.api.Message;
import org.jspecify.annotations.Nullable;

/**
 * Whether this host's KVM runs guests.
 *
 * @param state which of the possible causes it is
 * @param detail what was seen, in plain words
 * @param advice what to do about it; null when there is nothing to do
 */
public record KvmReport(
        State state, Message detail, @Nullable Message advice) {
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
    public Message message() {
        return advice == null ? detail : Message.of("%s: %s", detail, advice);
    }
}
