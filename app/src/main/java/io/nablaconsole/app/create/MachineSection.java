package io.nablaconsole.app.create;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.TenderReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The virtual machine of a guest that QEMU boots: the annotations {@code io.nablaconsole.qemu.*} but for its network. */
public final class MachineSection implements FormSection {
    /** How the processors are run; the first leaves it to the engine. */
    public static final List<String> ACCELERATORS = List.of("auto", "kvm", "tcg");

    /** The boards QEMU makes for it; the first leaves it to the engine. */
    public static final List<String> BOARDS = List.of("auto", "q35", "microvm");

    private static final String QEMU = "qemu";
    private static final int MOST_CPUS = 255;

    private final Runnable changed;
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper kernel = new ReadOnlyBooleanWrapper();
    private final TextEntry initrd;
    private final TextEntry append;
    private final TextEntry cpus;
    private final ObjectProperty<String> accelerator = new SimpleObjectProperty<>(ACCELERATORS.get(0));
    private final ObjectProperty<String> board = new SimpleObjectProperty<>(BOARDS.get(0));
    private final ObjectProperty<String> imageFormat = new SimpleObjectProperty<>(MachineDisk.FORMATS.get(0));
    private final ObservableList<MachineDisk> disks = FXCollections.observableArrayList();
    private final ObservableList<MachineDisk> disksView = FXCollections.unmodifiableObservableList(disks);

    MachineSection(Runnable changed) {
        this.changed = changed;
        initrd = new TextEntry(MachineSection::pathProblem, changed);
        append = TextEntry.free(changed);
        cpus = new TextEntry(MachineSection::cpusProblem, changed);
        accelerator.addListener((o, was, now) -> changed.run());
        board.addListener((o, was, now) -> changed.run());
        imageFormat.addListener((o, was, now) -> changed.run());
    }

    /** Whether QEMU is among {@code tenders}. */
    static boolean boots(List<TenderReport> tenders) {
        return tenders.stream().anyMatch(tender -> tender.name().equals(QEMU));
    }

    private static Optional<String> pathProblem(String text) {
        return text.isEmpty() || BlockChoice.path(text).isPresent()
                ? Optional.empty()
                : Optional.of(Messages.get("create.device.fileBad", text));
    }

    private static Optional<String> cpusProblem(String text) {
        boolean fine = text.isEmpty()
                || (text.matches("\\d{1,3}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MOST_CPUS);
        return fine ? Optional.empty() : Optional.of(Messages.get("create.machine.cpusBad", MOST_CPUS));
    }

    /** Whether the guest is one for QEMU. */
    public ReadOnlyBooleanProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Whether it is a kernel, which takes an initrd and a command line. */
    public ReadOnlyBooleanProperty kernelProperty() {
        return kernel.getReadOnlyProperty();
    }

    /** Path of the first file system of a kernel; may be empty. */
    public TextEntry initrd() {
        return initrd;
    }

    /** What the kernel is told before the arguments. */
    public TextEntry append() {
        return append;
    }

    /** Virtual processors; empty is one. */
    public TextEntry cpus() {
        return cpus;
    }

    public ObjectProperty<String> acceleratorProperty() {
        return accelerator;
    }

    public ObjectProperty<String> boardProperty() {
        return board;
    }

    /** What an image that is a disk holds; of {@link MachineDisk#FORMATS}. */
    public ObjectProperty<String> imageFormatProperty() {
        return imageFormat;
    }

    public ObservableList<MachineDisk> disks() {
        return disksView;
    }

    /** Adds a disk that has no file yet. */
    public MachineDisk addDisk() {
        MachineDisk disk = new MachineDisk(changed);
        disks.add(disk);
        changed.run();
        return disk;
    }

    public void removeDisk(MachineDisk disk) {
        disks.remove(disk);
        changed.run();
    }

    @Override
    public void reset() {
        shown.set(false);
        kernel.set(false);
        initrd.set("");
        append.set("");
        cpus.set("");
        accelerator.set(ACCELERATORS.get(0));
        board.set(BOARDS.get(0));
        imageFormat.set(MachineDisk.FORMATS.get(0));
        disks.clear();
    }

    @Override
    public void ask(ImageReport image, List<TenderReport> tenders) {
        shown.set(boots(tenders));
        kernel.set(shown.get() && image.kind() != ImageReport.Kind.DISK_IMAGE);
    }

    @Override
    public boolean fine() {
        return !shown.get()
                || (initrd.fine()
                        && cpus.fine()
                        && disks.stream().allMatch(disk -> disk.file().fine()));
    }

    @Override
    public void write(ConfigDraft draft) {
        if (shown.get()) {
            Map<String, String> values = new LinkedHashMap<>();
            remember(values);
            values.forEach(draft.annotations::put);
        }
    }

    /** What is asked for beyond what QEMU is told anyway. */
    @Override
    public void remember(Map<String, String> values) {
        put(values, "initrd", kernel.get() ? initrd.text() : "");
        put(values, "append", kernel.get() ? append.text() : "");
        put(values, "cpus", cpus.text());
        putChoice(values, "accel", ACCELERATORS, accelerator.get());
        putChoice(values, "machine", BOARDS, board.get());
        putChoice(values, "format", MachineDisk.FORMATS, kernel.get() ? MachineDisk.FORMATS.get(0) : imageFormat.get());
        for (int i = 0; i < disks.size(); i++) {
            disks.get(i).remember(ConfigDraft.QEMU + "disk." + i, values);
        }
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (!value.isEmpty()) {
            values.put(ConfigDraft.QEMU + name, value);
        }
    }

    private static void putChoice(Map<String, String> values, String name, List<String> choices, String choice) {
        put(values, name, choice.equals(choices.get(0)) ? "" : choice);
    }

    @Override
    public void recall(Map<String, String> values) {
        initrd.set(get(values, "initrd"));
        append.set(get(values, "append"));
        cpus.set(get(values, "cpus"));
        choose(accelerator, ACCELERATORS, get(values, "accel"));
        choose(board, BOARDS, get(values, "machine"));
        choose(imageFormat, MachineDisk.FORMATS, get(values, "format"));
        disks.clear();
        values.keySet().stream()
                .filter(key -> key.matches("io\\.nablaconsole\\.qemu\\.disk\\.\\d+"))
                .sorted()
                .forEach(key -> addDisk().recall(key, values));
    }

    private static String get(Map<String, String> values, String name) {
        return values.getOrDefault(ConfigDraft.QEMU + name, "");
    }

    private static void choose(ObjectProperty<String> property, List<String> choices, String value) {
        property.set(choices.contains(value) ? value : choices.get(0));
    }

    @Override
    public Optional<TextEntry> blamed(String objection) {
        Map<String, TextEntry> entries = new LinkedHashMap<>(Map.of("initrd", initrd, "append", append, "cpus", cpus));
        for (int i = 0; i < disks.size(); i++) {
            entries.put("disk." + i, disks.get(i).file());
        }
        return entries.entrySet().stream()
                .filter(entry -> objection.contains(ConfigDraft.QEMU + entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
