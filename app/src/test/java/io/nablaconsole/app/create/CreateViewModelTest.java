package io.nablaconsole.app.create;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.testing.Bench;
import io.nablaconsole.app.testing.FakeImages;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.Sample;
import io.nablaconsole.engine.api.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreateViewModelTest {
    private final Bench bench = new Bench().open();
    private final CreateViewModel model = new CreateViewModel(bench.engine, bench.tasks, bench.list, bench.actions);
    private final CreateFields fields = model.fields();
    private final List<ContainerRow> made = new ArrayList<>();

    @BeforeEach
    void reset() {
        model.reset();
    }

    private void chooseHello() {
        FakeImages images = new FakeImages();
        Sample hello = images.samples().get(0);
        model.chooseSample(hello, images.sampleFile(hello.name()));
    }

    @Test
    void anEmptyFormCannotBeSent() {
        assertThat(model.readyProperty().get()).isFalse();
        assertThat(fields.nameErrorProperty().get()).isEmpty();
    }

    @Test
    void aSampleFillsTheForm() {
        chooseHello();
        assertThat(fields.nameProperty().get()).isEqualTo("hello-1");
        assertThat(fields.argumentsProperty().get()).isEqualTo("world");
        assertThat(fields.memoryProperty().get()).isEqualTo("16 MiB");
        assertThat(model.description()).contains("Solo5 unikernel for spt");
        assertThat(model.readyProperty().get()).isTrue();
    }

    @Test
    void theSuggestedNameIsNotTaken() {
        bench.make("hello-1", "hello.spt");
        chooseHello();
        assertThat(fields.nameProperty().get()).isEqualTo("hello-2");
    }

    @Test
    void aNameOnesSelfGaveStaysWhenAnotherFileIsChosen() {
        chooseHello();
        fields.nameProperty().set("mine");
        model.chooseFile(Path.of("/x/clock.spt"));
        assertThat(fields.nameProperty().get()).isEqualTo("mine");
    }

    @Test
    void aFileThatIsNoUnikernelIsRefusedInPlainWords() {
        model.chooseFile(Path.of("/usr/bin/python3"));
        assertThat(model.fileProblemProperty().get()).startsWith("This is a Linux program");
        assertThat(model.readyProperty().get()).isFalse();
    }

    @Test
    void badNamesAndTakenNamesAreMarked() {
        bench.make("taken", "hello.spt");
        chooseHello();
        fields.nameProperty().set("a/b");
        assertThat(fields.nameErrorProperty().get()).contains("not valid");
        assertThat(model.readyProperty().get()).isFalse();
        fields.nameProperty().set("taken");
        assertThat(fields.nameErrorProperty().get()).contains("already");
    }

    @Test
    void badArgumentsAndMemoryAreMarked() {
        chooseHello();
        fields.argumentsProperty().set("'open");
        assertThat(fields.argumentsErrorProperty().get()).isNotEmpty();
        fields.argumentsProperty().set("fine");
        fields.memoryProperty().set("much");
        assertThat(fields.memoryErrorProperty().get()).contains("64M");
        assertThat(model.readyProperty().get()).isFalse();
    }

    @Test
    void theEnginesValidatorSpeaksWhileOneTypes() {
        chooseHello();
        fields.memoryProperty().set("1 MiB");
        bench.clock.pass(Duration.ofSeconds(1));
        assertThat(model.verdictProperty().get()).contains("at least 2 MiB");
        assertThat(model.readyProperty().get()).isFalse();
        fields.memoryProperty().set("4 MiB");
        bench.clock.pass(Duration.ofSeconds(1));
        assertThat(model.verdictProperty().get()).isEmpty();
        assertThat(model.readyProperty().get()).isTrue();
    }

    @Test
    void exactlyTheDevicesOfTheManifestAreAskedFor() {
        model.chooseFile(Path.of("/x/blk_and_net.spt"));
        assertThat(fields.devices()).extracting(DeviceChoice::name).containsExactly("storage", "service");
        assertThat(model.readyProperty().get()).isFalse();
        fields.devices().get(0).targetProperty().set("/images/disk.img");
        fields.devices().get(1).targetProperty().set("tap0");
        assertThat(model.readyProperty().get()).isTrue();
        model.create(false, made::add);
        assertThat(bench.factory.container("blk_and_net-1").config().devices())
                .containsEntry("storage", new DeviceBacking.BlockFile(Path.of("/images/disk.img"), false, 512))
                .containsEntry("service", new DeviceBacking.Tap("tap0", null));
    }

    @Test
    void createMakesAStoppedContainer() {
        chooseHello();
        fields.argumentsProperty().set("big world");
        fields.terminalProperty().set(false);
        model.create(false, made::add);
        assertThat(made).hasSize(1);
        assertThat(made.get(0).status()).isEqualTo(Status.STOPPED);
        assertThat(bench.factory.container("hello-1").config().guestArguments()).containsExactly("big", "world");
        assertThat(bench.factory.container("hello-1").config().terminal()).isFalse();
    }

    @Test
    void createAndStartRunsIt() {
        chooseHello();
        model.create(true, made::add);
        assertThat(bench.row("hello-1").exitText()).isEqualTo("0");
    }

    @Test
    void aFailedCreateIsToldInTheForm() {
        chooseHello();
        bench.factory.failWith(new io.nablaconsole.engine.api.EngineException(
                io.nablaconsole.engine.api.ErrorCode.SYSTEM_ERROR, "cannot write /x: disk full"));
        model.create(false, made::add);
        assertThat(made).isEmpty();
        assertThat(model.verdictProperty().get()).isEqualTo("Cannot write /x: disk full");
        assertThat(model.busyProperty().get()).isFalse();
    }
}
