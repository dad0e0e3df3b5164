package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.image.PauseContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Looks which other containers of the same root are to have the same disks, taps, ports and addresses. */
final class ClaimCheck {
    private final EngineParts parts;

    ClaimCheck(EngineParts parts) {
        this.parts = parts;
    }

    /** What others have that a container {@code id} of {@code config} has too. */
    List<Message> clashes(ContainerId id, Config config) {
        List<Message> all = new ArrayList<>();
        forEachClash(
                id,
                own(config, () -> parts.handlers().exec().tender(config)),
                (claim, other) -> all.add(
                        claim.vital()
                                ? Message.of(
                                        "%s: container %s has %s too, and the two cannot run at once",
                                        claim.where(), other.id(), claim.what())
                                : Message.of("%s: container %s has %s too", claim.where(), other.id(), claim.what())));
        return all;
    }

    /**
     * Refuses to start what cannot run beside a container that runs.
     *
     * @param tender the one that was chosen when it was made; its unikernel's file may be gone since
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming that container
     */
    void refuse(ContainerId id, Config config, String tender) {
        forEachClash(id, own(config, () -> tender), (claim, other) -> {
            Status status = Liveness.status(other);
            if (claim.vital() && status != Status.STOPPED) {
                throw new EngineException(
                        ErrorCode.CONFIG_INVALID,
                        Message.of(
                                "%s: %s is in use by another process, that of container %s (%s): stop that one, or"
                                        + " give this one another",
                                claim.where(), claim.what(), other.id(), status));
            }
        });
    }

    private static List<Claim> own(Config config, Supplier<String> tender) {
        return PauseContainer.is(config) ? List.of() : Claims.of(config, tender.get());
    }

    private void forEachClash(ContainerId id, List<Claim> own, BiConsumer<Claim, State> found) {
        if (own.isEmpty()) {
            return; // most containers have nothing that could be another's: the others need not be read
        }
        for (ContainerId other : parts.root().ids()) {
            read(other).filter(state -> !state.id().equals(id.value())).ifPresent(state -> {
                List<Claim> theirs = Claims.of(state.config(), state.tender());
                for (Claim claim : own) {
                    if (theirs.stream().anyMatch(claim::clashesWith)) {
                        found.accept(claim, state);
                    }
                }
            });
        }
    }

    /** Empty for one that is gone or broken. */
    private Optional<State> read(ContainerId id) {
        try {
            return Optional.of(parts.root().store(id).readState());
        } catch (EngineException e) {
            return Optional.empty();
        }
    }
}
