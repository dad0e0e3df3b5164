package io.nablaconsole.app.live;

import io.nablaconsole.app.activity.ActivityEntry;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.notices.Notice;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.Factory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One deletion of one or several containers, which can be taken back from its notice and in the activity log, once: the
 * containers are made again from their configurations. What they wrote is gone. For the FX thread.
 */
final class Deletion {
    /** Makes a container again; tells when that failed. */
    interface MakeAgain {
        void of(String id, Config config, Runnable failed);
    }

    private record Deleted(Config config, ActivityEntry entry) {}

    private final Notices notices;
    private final MakeAgain makeAgain;
    private final Map<String, Deleted> deleted = new LinkedHashMap<>();
    private int left;

    /** @param count how many containers are to be deleted */
    Deletion(int count, Notices notices, MakeAgain makeAgain) {
        this.left = count;
        this.notices = notices;
        this.makeAgain = makeAgain;
    }

    /** Deletes a container and says what it was; empty when that cannot be read. Not on the FX thread. */
    static Optional<Config> delete(Factory factory, String id, boolean force) {
        Optional<Config> was = configuration(factory, id);
        factory.delete(id, force);
        return was;
    }

    private static Optional<Config> configuration(Factory factory, String id) {
        try {
            return Optional.of(factory.load(id).config());
        } catch (EngineException e) {
            return Optional.empty(); // a broken one: deleting it is what is left to do
        }
    }

    void done(String id, Optional<Config> was, ActivityEntry entry) {
        was.ifPresent(config -> offer(id, new Deleted(config, entry)));
        ended();
    }

    private void offer(String id, Deleted what) {
        deleted.put(id, what);
        what.entry().undo(Optional.of(() -> undo(id)));
    }

    private void undo(String id) {
        Deleted what = deleted.remove(id);
        if (what != null) {
            what.entry().undo(Optional.empty());
            makeAgain.of(id, what.config(), () -> offer(id, what));
        }
    }

    /** One has gone, or could not; after the last the user is told. */
    void ended() {
        left--;
        if (left == 0 && !deleted.isEmpty()) {
            String title = deleted.size() == 1
                    ? Messages.get(
                            "notice.deletedOne", deleted.keySet().iterator().next())
                    : Messages.get("notice.deletedMany", deleted.size());
            notices.show(new Notice(
                            Notice.Kind.SUCCESS, title, Messages.get("notice.deletedText", deleted.size()), null, null)
                    .with(new Notice.Action(
                            Messages.get("notice.undo"),
                            () -> List.copyOf(deleted.keySet()).forEach(this::undo))));
        }
    }
}
