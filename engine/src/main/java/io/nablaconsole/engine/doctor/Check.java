package io.nablaconsole.engine.doctor;

import io.nablaconsole.engine.api.HostCheck.Result;
import io.nablaconsole.engine.api.Message;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One check of the machine; may block, and is interrupted when it takes too long. */
interface Check {
    /** For one program that a check runs; less than the check itself has. */
    Duration LIMIT = Duration.ofSeconds(4);

    /**
     * What was seen.
     *
     * @param remedy the command that mends it, null when there is nothing to mend
     */
    record Finding(
            Result result, Message sentence, @Nullable String remedy) {
        static Finding good(Message sentence) {
            return new Finding(Result.GOOD, sentence, null);
        }

        /** What no command would mend. */
        static Finding optional(Message sentence) {
            return new Finding(Result.OPTIONAL, sentence, null);
        }

        static Finding optional(Message sentence, String remedy) {
            return new Finding(Result.OPTIONAL, sentence, remedy);
        }

        static Finding bad(Message sentence, String remedy) {
            return new Finding(Result.BAD, sentence, remedy);
        }
    }

    String name();

    Finding run() throws Exception;
}
