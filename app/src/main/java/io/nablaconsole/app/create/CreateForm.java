package io.nablaconsole.app.create;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.TenderReport;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** All sections of the form, and the file they are about. For the FX thread. */
public final class CreateForm {
    private final ReadOnlyObjectWrapper<@Nullable Path> file = new ReadOnlyObjectWrapper<>();
    private final GuestSection guest;
    private final DevicesSection devices;
    private final MachineSection machine;
    private final TenderSection tender;
    private final LabelsSection labels;
    private final List<FormSection> sections;
    private @Nullable Config base;
    private @Nullable TextEntry blamed;

    CreateForm(Predicate<String> nameTaken, Runnable changed) {
        guest = new GuestSection(nameTaken, () -> file.get() != null, changed);
        devices = new DevicesSection(changed);
        machine = new MachineSection(changed);
        tender = new TenderSection(changed);
        labels = new LabelsSection(changed);
        sections = List.of(guest, devices, machine, tender, labels);
    }

    public ReadOnlyObjectProperty<@Nullable Path> fileProperty() {
        return file.getReadOnlyProperty();
    }

    public GuestSection guest() {
        return guest;
    }

    public DevicesSection devices() {
        return devices;
    }

    public MachineSection machine() {
        return machine;
    }

    public TenderSection tender() {
        return tender;
    }

    public LabelsSection labels() {
        return labels;
    }

    /** Empties everything. */
    void reset() {
        file.set(null);
        base = null;
        sections.forEach(FormSection::reset);
    }

    /**
     * Begins anew with {@code chosen}; the name and the labels stay.
     *
     * @param copied what all that the form has no field for comes from; null: nothing
     */
    void begin(Path chosen, String name, @Nullable Config copied) {
        file.set(chosen);
        base = copied;
        devices.reset();
        machine.reset();
        tender.reset();
        guest.suggest(name);
    }

    /** Asks for what the file turned out to need. */
    void ask(ImageReport image, List<TenderReport> tenders) {
        sections.forEach(section -> section.ask(image, tenders));
    }

    void recall(Map<String, String> values) {
        sections.forEach(section -> section.recall(values));
    }

    /** What is typed, for the next time; the labels are about this one container. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        sections.stream().filter(section -> section != labels).forEach(section -> section.remember(values));
        return values;
    }

    /** Whether every field is filled in and right, as far as can be told without the engine. */
    boolean complete() {
        return file.get() != null && sections.stream().allMatch(FormSection::fine);
    }

    /**
     * Marks the field that an objection of the engine speaks of, if it is one's, until {@link #pardon}.
     *
     * @param objection whose English tells the field
     * @param sentence the same in the language of the window
     */
    void blame(Throwable objection, String sentence) {
        String english = String.valueOf(objection.getMessage());
        // the guest's own last: its words are the most common ones
        Stream.<FormSection>of(devices, machine, labels, guest)
                .map(section -> section.blamed(english))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(entry -> {
                    entry.object(sentence);
                    blamed = entry;
                });
    }

    /** Forgets what the engine objected to: something was changed since. */
    void pardon() {
        if (blamed != null) {
            blamed.check();
            blamed = null;
        }
    }

    /**
     * The configuration the fields describe.
     *
     * @throws EngineException when they describe none
     */
    Config config() {
        Path image = file.get();
        if (image == null) {
            throw new IllegalStateException("no file chosen");
        }
        ConfigDraft draft = new ConfigDraft();
        sections.forEach(section -> section.write(draft));
        return draft.build(image, base);
    }
}
