package io.nablaconsole.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.activity.ActivityEntry;
import io.nablaconsole.app.activity.ActivityLog;
import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.notices.Notice;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.app.notices.Progress;
import io.nablaconsole.app.testing.Direct;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.HostReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real containers in real archives. */
class ArchiveActionsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path scratch;

    private final Tasks tasks = new Direct().tasks();
    private final Notices notices = new Notices();
    private final ActivityLog log = new ActivityLog();
    private final List<ContainerRow> made = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // made before each test
    private EngineAccess engine;

    @SuppressWarnings("NullAway.Init") // made before each test
    private ContainerList list;

    @SuppressWarnings("NullAway.Init") // made before each test
    private ArchiveActions actions;

    @BeforeEach
    void open() {
        Path root = scratch.resolve("root");
        engine = new EngineAccess(root, () -> Nabla.factory(root), Nabla::images);
        list = new ContainerList(engine, tasks, notices);
        actions = new ArchiveActions(engine, tasks, list, log, notices);
        list.open();
    }

    @AfterEach
    void close() throws IOException {
        list.close();
        engine.factory()
                .list()
                .forEach(each -> engine.factory().delete(each.id().value(), true));
        new TemporaryRoot(imports()).delete();
    }

    /** Where what the test imports goes. */
    private static Path imports() {
        return Objects.requireNonNull(Nabla.importDirectory("archived-1").getParent());
    }

    private static List<Path> imported() throws IOException {
        if (!Files.exists(imports())) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(imports())) {
            return all.filter(each -> String.valueOf(each.getFileName()).startsWith("archived"))
                    .toList();
        }
    }

    private ContainerRow container(String id) {
        Container container = engine.factory()
                .create(id, Config.builder(Nabla.images().sampleFile("hello")).build());
        return list.add(container.snapshot());
    }

    /** An archive of a container that is gone. */
    private Path archive() {
        ContainerRow row = container("archived");
        Path archive = scratch.resolve("archived.zip");
        actions.export(row, archive, false);
        engine.factory().delete("archived", true);
        list.remove(row.id());
        List.copyOf(notices.shown()).forEach(notices::dismiss);
        return archive;
    }

    private List<String> words(boolean callOff) {
        List<String> words = new ArrayList<>();
        notices.shown().addListener((ListChangeListener<Notice>) change -> {
            while (change.next()) {
                for (Notice notice : change.getAddedSubList()) {
                    Progress progress = notice.progress();
                    if (progress != null) {
                        progress.textProperty().addListener((o, was, now) -> words.add(now));
                        if (callOff) {
                            progress.partProperty().addListener((o, was, now) -> progress.cancel());
                        }
                    }
                }
            }
        });
        return words;
    }

    /** What was asked about; answered as {@link #trusting} says. */
    private final List<HostReference> asked = new ArrayList<>();

    private boolean trusting;

    private void trust(Path archive, List<HostReference> named, Runnable trusted) {
        asked.addAll(named);
        if (trusting) {
            trusted.run();
        }
    }

    private Path archiveWithDisk(boolean along) throws IOException {
        Path disk = Files.write(scratch.resolve("data.img"), new byte[4096]);
        Container container = engine.factory()
                .create(
                        "archived",
                        Config.builder(Nabla.images().sampleFile("disk"))
                                .device("storage", new DeviceBacking.BlockFile(disk, true, 512))
                                .build());
        ContainerRow row = list.add(container.snapshot());
        List<String> disks = new ArrayList<>();
        actions.disks(List.of(row), disks::addAll);
        assertThat(disks).containsExactly("archived: " + disk + " (4 KiB)");
        Path archive = scratch.resolve("archived");
        actions.export(row, archive, along);
        assertThat(lastAction().command().contains("--disks")).isEqualTo(along);
        engine.factory().delete("archived", true);
        list.remove(row.id());
        return archive;
    }

    @Test
    void whatNamesThingsOfThisHostIsAskedAboutBeforeAnythingIsMade() throws IOException {
        Path archive = archiveWithDisk(false);
        actions.importFrom(archive, made::add, this::trust);
        assertThat(asked).extracting(HostReference::place).containsExactly("annotations.io.nablaconsole.block.storage");
        assertThat(made).isEmpty();
        assertThat(imported()).isEmpty();
        trusting = true;
        actions.importFrom(archive, made::add, this::trust);
        assertThat(made).extracting(ContainerRow::id).hasToString("[archived-1]");
        assertThat(lastAction().command()).contains("--trust-paths");
    }

    @Test
    void disksThatComeAlongAreNotAskedAbout() throws IOException {
        actions.importFrom(archiveWithDisk(true), made::add, this::trust);
        assertThat(asked).isEmpty();
        assertThat(made).hasSize(1);
    }

    @Test
    void archivesAreKnownByWhatIsInThem() throws IOException {
        Path unnamed = archiveWithDisk(true);
        Path other = Files.writeString(scratch.resolve("notes"), "text");
        List<List<Path>> parts = new ArrayList<>();
        actions.part(List.of(unnamed, other, Path.of("/missing.zip")), (archives, rest) -> {
            parts.add(archives);
            parts.add(rest);
        });
        assertThat(parts).containsExactly(List.of(unnamed, Path.of("/missing.zip")), List.of(other));
    }

    private ActivityEntry lastAction() {
        return log.entries().get(0);
    }

    @Test
    void anImportTellsHowFarItHasCome() throws IOException {
        Path archive = archive();
        List<String> words = words(false);
        actions.importFrom(archive, made::add, this::trust);
        assertThat(made).extracting(ContainerRow::id).hasToString("[archived-1]");
        assertThat(words).hasSizeGreaterThan(1);
        assertThat(words.get(0)).matches("[\\d.,]+ (B|KiB) of [\\d.,]+ KiB");
        assertThat(notices.shown()).extracting(Notice::kind).containsExactly(Notice.Kind.SUCCESS);
        assertThat(imported()).hasSize(1);
    }

    @Test
    void anImportThatIsCalledOffLeavesNothing() throws IOException {
        Path archive = archive();
        List<String> words = words(true);
        actions.importFrom(archive, made::add, this::trust);
        assertThat(words).isNotEmpty();
        assertThat(made).isEmpty();
        assertThat(list.rows()).isEmpty();
        assertThat(engine.factory().list()).isEmpty();
        assertThat(imported()).isEmpty();
        assertThat(notices.shown()).isEmpty();
        assertThat(lastAction().resultProperty().get()).isEqualTo("called off, nothing is left of it");
    }

    @Test
    void anImportThatFailsTakesItsProgressAway() throws IOException {
        Path noArchive = Files.writeString(scratch.resolve("other.zip"), "no zip");
        actions.importFrom(noArchive, made::add, this::trust);
        assertThat(notices.shown()).extracting(Notice::kind).containsExactly(Notice.Kind.ERROR);
        assertThat(made).isEmpty();
    }

    @Test
    void anExportTellsHowFarItHasComeAtItsRow() {
        ContainerRow row = container("c");
        List<String> words = new ArrayList<>();
        row.progressProperty().addListener((o, was, now) -> words.add(now));
        actions.export(row, scratch.resolve("c.zip"), false);
        assertThat(words).anyMatch(text -> text.matches("Exporting, .+ of .+"));
        assertThat(row.busy()).isFalse();
        assertThat(scratch.resolve("c.zip")).isRegularFile();
    }

    @Test
    void anExportThatIsCalledOffLeavesNothing() throws IOException {
        ContainerRow row = container("c");
        TransferMeter[] meter = new TransferMeter[1];
        meter[0] = new TransferMeter(tasks, at -> meter[0].callOff());
        boolean whole = Nabla.exportContainer(engine.factory().load("c"), scratch.resolve("c.zip"), false, meter[0]);
        assertThat(whole).isFalse();
        assertThat(row.busy()).isFalse();
        try (Stream<Path> files = Files.list(scratch)) {
            assertThat(files.map(each -> String.valueOf(each.getFileName()))).containsExactly("root");
        }
    }
}
