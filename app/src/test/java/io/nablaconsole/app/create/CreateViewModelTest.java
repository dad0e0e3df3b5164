package io.nablaconsole.app.create;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CreateViewModelTest extends CreateTest {
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
        bench.factory.failWith(new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot write /x: disk full")));
        model.create(false, made::add);
        assertThat(made).isEmpty();
        assertThat(model.preview().verdictProperty().get()).isEqualTo("Cannot write /x: disk full");
        assertThat(model.busyProperty().get()).isFalse();
    }
}
