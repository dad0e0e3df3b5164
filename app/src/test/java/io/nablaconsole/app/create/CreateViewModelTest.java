package io.nablaconsole.app.create;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.preferences.FormMemory;
import io.nablaconsole.app.testing.Bench;
import io.nablaconsole.app.testing.FakeImages;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.GuestAddress;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Sample;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.api.TenderReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreateViewModelTest {
    private final Bench bench = new Bench().open();
    private final RememberedForms remembered = new RememberedForms(bench.tasks, null, FormMemory.EMPTY);
    private final CreateViewModel model =
            new CreateViewModel(bench.engine, bench.tasks, bench.list, bench.actions, remembered);
    private final CreateForm form = model.form();
    private final GuestSection guest = form.guest();
    private final List<ContainerRow> made = new ArrayList<>();

    @BeforeEach
    void reset() {
        model.reset();
    }

    private void chooseHello() {
        FakeImages images = new FakeImages();
        Sample hello = images.samples().get(0);
        model.origin().chooseSample(hello, images.sampleFile(hello.name()));
    }

    @Test
    void anEmptyFormCannotBeSent() {
        assertThat(model.readyProperty().get()).isFalse();
        assertThat(guest.name().problemProperty().get()).isEmpty();
    }

    @Test
    void aSampleFillsTheForm() {
        chooseHello();
        assertThat(guest.name().text()).isEqualTo("hello-1");
        assertThat(guest.arguments().text()).isEqualTo("world");
        assertThat(guest.memory().text()).isEqualTo("16 MiB");
        assertThat(model.origin().description()).contains("Solo5 unikernel for spt");
        assertThat(model.readyProperty().get()).isTrue();
    }

    @Test
    void theSuggestedNameIsNotTaken() {
        bench.make("hello-1", "hello.spt");
        chooseHello();
        assertThat(guest.name().text()).isEqualTo("hello-2");
    }

    @Test
    void aNameOnesSelfGaveStaysWhenAnotherFileIsChosen() {
        chooseHello();
        guest.name().set("mine");
        model.origin().chooseFile(Path.of("/x/clock.spt"));
        assertThat(guest.name().text()).isEqualTo("mine");
    }

    @Test
    void aFileThatIsNoUnikernelIsRefusedInPlainWords() {
        model.origin().chooseFile(Path.of("/usr/bin/python3"));
        assertThat(model.origin().fileProblemProperty().get()).startsWith("This is a Linux program");
        assertThat(model.readyProperty().get()).isFalse();
    }

    @Test
    void badNamesAndTakenNamesAreMarked() {
        bench.make("taken", "hello.spt");
        chooseHello();
        guest.name().set("a/b");
        assertThat(guest.name().problemProperty().get()).contains("not valid");
        assertThat(model.readyProperty().get()).isFalse();
        guest.name().set("taken");
        assertThat(guest.name().problemProperty().get()).contains("already");
    }

    @Test
    void aNameThatSomebodyElseTakesMeanwhileIsMarked() {
        chooseHello();
        bench.make("hello-1", "hello.spt");
        assertThat(guest.name().problemProperty().get()).contains("already");
        assertThat(model.readyProperty().get()).isFalse();
    }

    @Test
    void badArgumentsAndMemoryAreMarked() {
        chooseHello();
        guest.arguments().set("'open");
        assertThat(guest.arguments().problemProperty().get()).isNotEmpty();
        guest.arguments().set("fine");
        guest.memory().set("much");
        assertThat(guest.memory().problemProperty().get()).contains("64M");
        assertThat(model.readyProperty().get()).isFalse();
    }

    @Test
    void theEnginesValidatorSpeaksWhileOneTypes() {
        chooseHello();
        guest.memory().set("1 MiB");
        bench.clock.pass(Duration.ofSeconds(1));
        assertThat(model.preview().verdictProperty().get()).contains("at least 2 MiB");
        assertThat(model.readyProperty().get()).isFalse();
        guest.memory().set("4 MiB");
        bench.clock.pass(Duration.ofSeconds(1));
        assertThat(model.preview().verdictProperty().get()).isEmpty();
        assertThat(model.readyProperty().get()).isTrue();
    }

    @Test
    void theFieldTheValidatorSpeaksOfIsMarked() {
        chooseHello();
        guest.memory().set("1 MiB");
        bench.clock.pass(Duration.ofSeconds(1));
        assertThat(guest.memory().problemProperty().get()).contains("at least 2 MiB");
        guest.arguments().set("something else");
        assertThat(guest.memory().problemProperty().get()).isEmpty();
    }

    @Test
    void whatWillRunIsShownAMomentAfterEachChange() {
        chooseHello();
        assertThat(model.preview().planProperty().get()).isNull();
        bench.clock.pass(Duration.ofSeconds(1));
        assertThat(Objects.requireNonNull(model.preview().planProperty().get()).tender())
                .isEqualTo("embedded");
        guest.name().set("");
        assertThat(model.preview().planProperty().get()).isNull();
    }

    @Nested
    class Devices {
        private BlockChoice storage() {
            return (BlockChoice) form.devices().devices().get(0);
        }

        private NetChoice service() {
            return (NetChoice) form.devices().devices().get(1);
        }

        private Config made() {
            model.create(false, made::add);
            return bench.factory.container("blk_and_net-1").config();
        }

        @BeforeEach
        void choose() {
            model.origin().chooseFile(Path.of("/x/blk_and_net.spt"));
        }

        @Test
        void exactlyThoseOfTheManifestAreAskedFor() {
            assertThat(form.devices().devices()).extracting(DeviceChoice::name).containsExactly("storage", "service");
            assertThat(service().kinds()).containsExactly(NetChoice.Kind.TAP, NetChoice.Kind.BRIDGE);
            assertThat(model.readyProperty().get()).isFalse();
        }

        @Test
        void takeAFileAndATap() {
            storage().file().set("/images/disk.img");
            storage().readOnlyProperty().set(true);
            storage().blockSizeProperty().set(4096);
            service().tap().set("tap0");
            assertThat(made().devices())
                    .containsEntry("storage", new DeviceBacking.BlockFile(Path.of("/images/disk.img"), true, 4096))
                    .containsEntry("service", new DeviceBacking.Tap("tap0", null));
        }

        @Test
        void takeATapOnABridgeWithAddresses() {
            storage().file().set("/images/disk.img");
            service().kindProperty().set(NetChoice.Kind.BRIDGE);
            service().bridge().set("nabla0");
            service().mac().set("02:00:00:00:00:01");
            service().ipv4().own().set("10.0.0.2/24");
            service().ipv4().gateway().set("10.0.0.1");
            form.devices().netns().set("/run/netns/blue");
            Config config = made();
            assertThat(config.devices())
                    .containsEntry(
                            "service",
                            new DeviceBacking.BridgedTap(
                                    "nabla0", "02:00:00:00:00:01", new GuestAddress("10.0.0.2/24", "10.0.0.1"), null));
            assertThat(config.netnsPath()).isEqualTo(Path.of("/run/netns/blue"));
        }

        @Test
        void sayWhatIsWrongAtTheirOwnFields() {
            storage().file().set("disk.img");
            assertThat(storage().file().problemProperty().get()).contains("absolute");
            service().tap().set("a name that is too long");
            assertThat(service().tap().problemProperty().get()).contains("15 characters");
            service().mac().set("02:00");
            assertThat(service().mac().problemProperty().get()).contains("hardware address".substring(1));
            service().kindProperty().set(NetChoice.Kind.BRIDGE);
            service().ipv4().own().set("10.0.0.2");
            assertThat(service().ipv4().own().problemProperty().get()).contains("10.0.0.2/24");
            service().ipv4().own().set("");
            service().ipv4().gateway().set("10.0.0.1");
            assertThat(service().ipv4().own().problemProperty().get()).isNotEmpty();
            assertThat(model.readyProperty().get()).isFalse();
        }
    }

    @Nested
    class Labels {
        @Test
        void becomeAnnotations() {
            chooseHello();
            form.labels().add();
            form.labels().labels().get(0).name().set("team");
            form.labels().labels().get(0).value().set("blue");
            form.labels().add();
            model.create(false, made::add);
            assertThat(bench.factory.container("hello-1").config().annotations())
                    .isEqualTo(Map.of("team", "blue"));
        }

        @Test
        void areNamedOnceAndNotAsTheEnginesOwn() {
            chooseHello();
            form.labels().add();
            form.labels().add();
            form.labels().labels().get(0).name().set("team");
            form.labels().labels().get(1).name().set("team");
            assertThat(form.labels().labels().get(1).name().problemProperty().get())
                    .contains("already");
            form.labels().labels().get(1).name().set("io.nablaconsole.tender");
            assertThat(model.readyProperty().get()).isFalse();
            form.labels().remove(form.labels().labels().get(1));
            assertThat(model.readyProperty().get()).isTrue();
        }
    }

    @Nested
    class Tenders {
        @Test
        void automaticIsTheFirstThatIsUsable() {
            chooseHello();
            assertThat(form.tender().choiceProperty().get()).isEqualTo(Config.TENDER_AUTOMATIC);
            assertThat(form.tender().find(Config.TENDER_AUTOMATIC))
                    .map(TenderReport::name)
                    .contains("embedded");
        }

        @Test
        void oneThatCannotBeUsedSaysWhy() {
            chooseHello();
            form.tender().choiceProperty().set("solo5-spt");
            assertThat(form.tender().problemProperty().get()).isEqualTo("Tender solo5-spt is not installed");
            assertThat(model.readyProperty().get()).isFalse();
        }

        @Test
        void theChoiceIsTheContainers() {
            chooseHello();
            form.tender().choiceProperty().set("embedded");
            model.create(false, made::add);
            assertThat(bench.factory.container("hello-1").config().tender()).isEqualTo("embedded");
        }
    }

    @Nested
    class Copies {
        private Config original() {
            return Config.builder(Path.of("/x/blk_and_net.spt"))
                    .arguments("two words")
                    .memory(MemorySize.ofMebibytes(24))
                    .terminal(false)
                    .environment(List.of("A=1", "B=2"))
                    .annotation("team", "blue")
                    .device("storage", new DeviceBacking.BlockFile(Path.of("/images/disk.img"), true, 1024))
                    .device(
                            "service",
                            new DeviceBacking.BridgedTap("nabla0", null, new GuestAddress("10.0.0.2/24", null), null))
                    .build();
        }

        @Test
        void haveTheSameConfigurationUnderANewName() {
            bench.factory.create("web-1", original());
            model.origin().chooseContainer("web-1");
            assertThat(guest.name().text()).isEqualTo("web-2");
            assertThat(model.origin().originProperty().get()).contains("web-1").contains("2 variables");
            model.create(false, made::add);
            assertThat(bench.factory.container("web-2").config()).isEqualTo(original());
        }

        @Test
        void mayBeChanged() {
            bench.factory.create("web-1", original());
            model.origin().chooseContainer("web-1");
            guest.arguments().set("three");
            model.create(false, made::add);
            Config copy = bench.factory.container("web-2").config();
            assertThat(copy.guestArguments()).containsExactly("three");
            assertThat(copy.env()).containsExactly("A=1", "B=2");
            assertThat(copy.devices()).isEqualTo(original().devices());
        }

        @Test
        void takeTheLimitOfMemoryAlongWithTheSizeOfTheGuest(@TempDir Path bundle) throws IOException {
            String document = """
                    {"ociVersion": "1.2.0", "root": {"path": "rootfs"}, "process": {"args": ["/web.spt"], "cwd": "/"},
                     "linux": {"resources": {"memory": {"limit": 33554432}}}}
                    """;
            Files.writeString(bundle.resolve("config.json"), document);
            model.origin().open(bundle);
            assertThat(model.origin().originProperty().get()).doesNotContain("limits");
            guest.memory().set("64 MiB");
            String id = guest.name().text();
            model.create(false, made::add);
            assertThat(bench.factory.container(id).config().resources().memory().limit())
                    .isEqualTo(64L << 20);
        }

        @Test
        void ofABundleKeepItsDocument(@TempDir Path bundle) throws IOException {
            String document = """
                    {"ociVersion": "1.2.0", "unknown": 1, "root": {"path": "rootfs"},
                     "process": {"args": ["/web.spt", "x"], "cwd": "/"},
                     "linux": {"resources": {"memory": {"limit": 33554432}}}}
                    """;
            Files.writeString(bundle.resolve("config.json"), document);
            model.origin().open(bundle);
            assertThat(guest.memory().text()).isEqualTo("32 MiB");
            assertThat(form.fileProperty().get()).isEqualTo(bundle.resolve("rootfs/web.spt"));
            String id = guest.name().text();
            model.create(false, made::add);
            assertThat(bench.factory.container(id).config().document()).isEqualTo(document);
        }

        @Test
        void aDirectoryThatIsNoBundleIsRefused(@TempDir Path bundle) {
            model.origin().open(bundle);
            assertThat(model.origin().fileProblemProperty().get())
                    .contains("a bundle is a directory with a config.json");
        }
    }

    @Nested
    class TheNextTime {
        @Test
        void theFormIsFilledInAsItWas() {
            chooseHello();
            guest.arguments().set("again 'and again'");
            guest.memory().set("24 MiB");
            model.create(false, made::add);
            model.reset();
            chooseHello();
            assertThat(guest.name().text()).isEqualTo("hello-2");
            assertThat(guest.arguments().text()).isEqualTo("again 'and again'");
            assertThat(guest.memory().text()).isEqualTo("24 MiB");
            assertThat(model.origin().recalledProperty().get()).isTrue();
        }

        @Test
        void theDefaultsCanBeHadBack() {
            chooseHello();
            guest.arguments().set("again");
            model.create(false, made::add);
            model.reset();
            chooseHello();
            model.origin().forgetRecalled();
            assertThat(guest.arguments().text()).isEqualTo("world");
            assertThat(model.origin().recalledProperty().get()).isFalse();
        }
    }

    @Test
    void createMakesAStoppedContainer() {
        chooseHello();
        guest.arguments().set("big world");
        guest.terminalProperty().set(false);
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
        assertThat(model.preview().verdictProperty().get()).isEqualTo("Cannot write /x: disk full");
        assertThat(model.busyProperty().get()).isFalse();
    }
}
