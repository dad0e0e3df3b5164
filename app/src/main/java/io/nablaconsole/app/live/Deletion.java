package io.nablaconsole.app.live;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.notices.Notice;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.Factory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * One deletion of one or several containers, which can be taken back while its notice is on show: the containers are made
 * again from their configurations. What they wrote is gone. For the FX thread.
 */
final class Deletion {
    private final Notices notices;
    private final BiConsumer<String, Config> makeAgain;
    private final Map<String, Config> deleted = new LinkedHashMap<>();
    private int left;

    /** @param count how many containers are to be deleted */
    Deletion(int count, Notices notices, BiConsumer<String, Config> makeAgain) {
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

    void done(String id, Optional<Config> was) {
        was.ifPresent(config -> deleted.put(id, config));
        ended();
    }

    /** One has gone, or could not; after the last the user is told. */
    void ended() {
        left--;
        if (left == 0 && !deleted.isEmpty()) {
            String title = deleted.size() == 1
                    ? Messages.get(
                            "notice.deletedOne", deleted.keySet().iterator().next())
                    : Messages.get("notice.deletedMany", deleted.size());
            notices.show(new Notice(Notice.Kind.SUCCESS, title, Messages.get("notice.deletedText"), null, null)
                    .with(new Notice.Action(Messages.get("notice.undo"), () -> deleted.forEach(makeAgain))));
        }
    }
}
