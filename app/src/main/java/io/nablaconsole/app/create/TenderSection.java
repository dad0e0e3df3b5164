package io.nablaconsole.app.create;

import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.TenderReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Which tender runs the container: the engine's choice, or one of those that are meant for the image. */
public final class TenderSection implements FormSection {
    static final String TENDER = "tender";

    private final ObservableList<TenderReport> offered = FXCollections.observableArrayList();
    private final ObservableList<TenderReport> offeredView = FXCollections.unmodifiableObservableList(offered);
    private final ObjectProperty<String> choice = new SimpleObjectProperty<>(Config.TENDER_AUTOMATIC);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    TenderSection(Runnable changed) {
        choice.addListener((o, was, now) -> {
            judge();
            changed.run();
        });
    }

    /** Those that are meant for the image, usable or not, the engine's favourite first. */
    public ObservableList<TenderReport> offered() {
        return offeredView;
    }

    /** The name of the one that was chosen; {@link Config#TENDER_AUTOMATIC} leaves it to the engine. */
    public ObjectProperty<String> choiceProperty() {
        return choice;
    }

    /** Why the one that was chosen cannot run the image; empty when it can. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The one that {@code name} means now; empty when there is none. */
    public Optional<TenderReport> find(String name) {
        return offered.stream()
                .filter(each -> name.equals(Config.TENDER_AUTOMATIC)
                        ? each.usable()
                        : each.name().equals(name))
                .findFirst();
    }

    private void judge() {
        problem.set(find(choice.get())
                .map(TenderReport::problem)
                .map(Notices::sentence)
                .orElse(""));
    }

    @Override
    public void reset() {
        offered.clear();
        choice.set(Config.TENDER_AUTOMATIC);
    }

    @Override
    public void ask(ImageReport image, List<TenderReport> tenders) {
        offered.setAll(tenders);
        boolean known = find(choice.get()).isPresent();
        if (!known) {
            choice.set(Config.TENDER_AUTOMATIC);
        }
        judge();
    }

    @Override
    public boolean fine() {
        return problem.get().isEmpty();
    }

    @Override
    public void write(ConfigDraft draft) {
        draft.tender = choice.get();
    }

    @Override
    public void remember(Map<String, String> values) {
        values.put(TENDER, choice.get());
    }

    @Override
    public void recall(Map<String, String> values) {
        String name = values.getOrDefault(TENDER, Config.TENDER_AUTOMATIC);
        if (find(name).isPresent()) {
            choice.set(name);
        }
    }

    @Override
    public Optional<TextEntry> blamed(String objection) {
        return Optional.empty(); // nothing is typed here
    }
}
