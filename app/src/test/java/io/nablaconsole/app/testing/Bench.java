package io.nablaconsole.app.testing;

import io.nablaconsole.app.activity.ActivityLog;
import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.live.ContainerActions;
import io.nablaconsole.app.live.ContainerList;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.notices.Notices;
import java.nio.file.Path;
import java.time.Duration;

/** What a test of a view-model needs: a fake engine and everything above it, without a toolkit. */
public final class Bench {
    public final FakeFactory factory = new FakeFactory(Path.of("/tmp/nabla-test"));
    public final Direct clock = new Direct();
    public final Tasks tasks = clock.tasks();
    public final EngineAccess engine = new EngineAccess(factory.root(), () -> factory, FakeImages::new);
    public final Notices notices = new Notices();
    public final ActivityLog activity = new ActivityLog();
    public final ContainerList list = new ContainerList(engine, tasks, notices);
    public Duration grace = Duration.ZERO;
    public final ContainerActions actions = new ContainerActions(engine, tasks, list, activity, notices, () -> grace);

    /** Opens the list over the containers made so far. */
    public Bench open() {
        list.open();
        return this;
    }

    /** Makes a container from a sample's image. */
    public FakeContainer make(String id, String image, String... arguments) {
        return FakeEngine.create(factory, id, image, arguments);
    }

    /** The row of {@code id}. */
    public ContainerRow row(String id) {
        return list.find(id).orElseThrow(() -> new AssertionError("no row " + id));
    }
}
