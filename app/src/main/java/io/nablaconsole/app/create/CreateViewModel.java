package io.nablaconsole.app.create;

import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.live.ContainerActions;
import io.nablaconsole.app.live.ContainerList;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The form that makes a container: where it begins (a file, a sample, a bundle, another container), what the file is and
 * so asks for, and the making. For the FX thread.
 */
public final class CreateViewModel {
    private final Tasks tasks;
    private final ContainerActions actions;
    private final RememberedForms remembered;
    private final CreateForm form;
    private final OriginViewModel origin;
    private final PreviewViewModel preview;
    private final QueueViewModel queue;
    private final ReadOnlyObjectWrapper<HostNetwork> network = new ReadOnlyObjectWrapper<>(HostNetwork.UNKNOWN);
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private boolean filling;

    public CreateViewModel(
            EngineAccess engine,
            Tasks tasks,
            ContainerList list,
            ContainerActions actions,
            Notices notices,
            RememberedForms remembered) {
        this.tasks = tasks;
        this.actions = actions;
        this.remembered = remembered;
        this.form = new CreateForm(id -> list.find(id).isPresent(), this::changed);
        this.origin = new OriginViewModel(engine, tasks, form, remembered, this::fill, this::judge);
        this.preview = new PreviewViewModel(engine, tasks, form, this::judge);
        this.queue = new QueueViewModel(engine, tasks, list, actions, notices, this::show, this::busy);
        list.rows().addListener((InvalidationListener) o -> namesChanged());
    }

    public CreateForm form() {
        return form;
    }

    /** What the form begins with. */
    public OriginViewModel origin() {
        return origin;
    }

    /** What would run, and what the engine has against it. */
    public PreviewViewModel preview() {
        return preview;
    }

    /** The files that were chosen together. */
    public QueueViewModel queue() {
        return queue;
    }

    /** Taps, bridges and namespaces there are. */
    public ReadOnlyObjectProperty<HostNetwork> networkProperty() {
        return network.getReadOnlyProperty();
    }

    /** Whether Create may be pressed. */
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /** Whether a container is being made. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Empties the form. */
    public void reset() {
        queue.reset();
        clear();
    }

    /** Takes unikernel files and directories of bundles, one after the other. */
    public void open(List<Path> files) {
        queue.begin(files);
    }

    private void show(Path file) {
        clear();
        origin.open(file.toAbsolutePath());
    }

    private void busy(boolean now) {
        busy.set(now);
        judge();
    }

    private void clear() {
        origin.reset();
        busy.set(false);
        fill(form::reset);
        tasks.run(HostNetwork::look, this::host, e -> host(HostNetwork.UNKNOWN));
    }

    private void host(HostNetwork found) {
        network.set(found);
        form.devices().host(found);
    }

    /** A container was made or removed, perhaps by somebody else: the name may be taken now, or free. */
    private void namesChanged() {
        form.guest().name().check();
        judge();
    }

    /** Changes many fields, and looks at the whole once. */
    private void fill(Runnable change) {
        filling = true;
        change.run();
        filling = false;
        changed();
    }

    private void changed() {
        if (!filling) {
            form.pardon();
            preview.changed(possible());
            judge();
        }
    }

    private boolean possible() {
        return origin.runnable() && form.complete();
    }

    private void judge() {
        ready.set(possible() && preview.fine() && !busy.get());
    }

    /** Makes the container, starts it when {@code thenStart}, and hands its row to {@code made}. */
    public void create(boolean thenStart, Consumer<ContainerRow> made) {
        Path file = form.fileProperty().get();
        if (!ready.get() || file == null) {
            return;
        }
        Config config;
        try {
            config = form.config();
        } catch (EngineException e) {
            preview.object(e);
            return;
        }
        preview.cancel();
        preview.tried();
        busy(true);
        remembered.keep(file, form.values());
        actions.create(
                form.guest().name().text(),
                config,
                row -> {
                    busy.set(false);
                    if (thenStart) {
                        actions.start(row);
                    }
                    made.accept(row);
                },
                e -> {
                    busy.set(false);
                    preview.failed(e);
                });
    }
}
