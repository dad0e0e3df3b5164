package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.Handlers;
import io.nablaconsole.engine.api.Leftover;
import io.nablaconsole.engine.api.LowLevelHandler;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.file.RegularFile;
import io.nablaconsole.engine.store.ContainerDirectory;
import io.nablaconsole.engine.store.ContainerStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds and removes what programs that were killed half way left of containers. */
final class PruneRoot {
    private static final ContainerId NOBODY = new ContainerId("unknown");

    private final EngineParts parts;

    PruneRoot(EngineParts parts) {
        this.parts = parts;
    }

    List<Leftover> leftovers() {
        List<Leftover> found = new ArrayList<>();
        for (LowLevelHandler handler : handlers()) {
            found.addAll(handler.leftovers(parts.root().path(), this::owners));
        }
        for (Path aside : parts.root().asides(false)) {
            found.add(new Leftover(Leftover.Kind.DIRECTORY, aside.toString(), owner(aside), null));
        }
        return found;
    }

    List<Leftover> prune() {
        List<Leftover> removed = new ArrayList<>();
        try (Undo steps = new Undo()) {
            // the steps of an undo run last first: interfaces after the directories that know of them
            for (LowLevelHandler handler : handlers()) {
                for (Leftover leftover : handler.leftovers(parts.root().path(), this::owners)) {
                    steps.push(Message.of("cannot remove %s", leftover.message()), () -> {
                        handler.remove(leftover);
                        removed.add(leftover);
                    });
                }
            }
            for (Path aside : parts.root().asides(false)) {
                Leftover leftover = new Leftover(Leftover.Kind.DIRECTORY, aside.toString(), owner(aside), null);
                steps.push(Message.of("cannot remove %s", leftover.message()), () -> {
                    remove(aside);
                    removed.add(leftover);
                });
            }
        } catch (Undo.Failed e) {
            throw new EngineException(ErrorCode.SYSTEM_ERROR, Undo.report(e), e);
        }
        return removed;
    }

    /** In the order of create. */
    private List<LowLevelHandler> handlers() {
        Handlers handlers = parts.handlers();
        return List.of(handlers.fs(), handlers.network(), handlers.exec());
    }

    /** Everything handlers may have made something for; an id too long for a file is given by its directory's name. */
    private Set<ContainerId> owners() {
        Set<ContainerId> owners = new HashSet<>();
        // those being made first: one that is finished meanwhile is then among those there are
        for (Path aside : parts.root().asides(true)) {
            String owner = owner(aside);
            if (!owner.isEmpty()) {
                owners.add(new ContainerId(ContainerDirectory.nameFor(new ContainerId(owner))));
            }
        }
        owners.addAll(parts.root().ids());
        return owners;
    }

    /** Whose a directory made aside was to be, or was before it was taken apart; empty when nothing tells. */
    private static String owner(Path aside) {
        ContainerDirectory directory = new ContainerDirectory(aside);
        if (!directory.exists()) {
            return ""; // a link or a file that took such a name: what lies where it leads is not asked
        }
        try {
            return new ContainerId(RegularFile.text(directory.owner(), RegularFile.RECORD)).value();
        } catch (IOException | EngineException e) {
            // it was finished: its state tells
        }
        try {
            return new ContainerStore(NOBODY, directory).readState().id();
        } catch (EngineException e) {
            return "";
        }
    }

    private void remove(Path aside) throws IOException {
        if (!new ContainerDirectory(aside).exists()) {
            Files.deleteIfExists(aside);
            return;
        }
        String owner = owner(aside);
        ContainerId id = owner.isEmpty() ? NOBODY : new ContainerId(owner);
        HandlerContext context = Unreadable.context(new ContainerStore(id, new ContainerDirectory(aside)));
        List<LowLevelHandler> handlers = handlers();
        for (int i = handlers.size() - 1; i >= 0; i--) {
            handlers.get(i).destroy(context, HandlerState.EMPTY);
        }
        ContainerDirectory.deleteTree(aside);
    }
}
