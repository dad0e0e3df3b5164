package io.nablaconsole.app.create;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A form against which there is nothing may be sent again after the machine failed it. */
class FailedCreateTest extends CreateTest {
    private void failWith(ErrorCode code) {
        bench.factory.failWith(new EngineException(code, Message.of("cannot write /x: no space left on device")));
        model.create(false, made::add);
        assertThat(made).isEmpty();
        assertThat(model.busyProperty().get()).isFalse();
        assertThat(model.preview().verdictProperty().get()).contains("no space left");
    }

    @Test
    void whatTheDiskHadNoRoomForCanBeCreatedWhenItHas() {
        chooseHello();
        failWith(ErrorCode.SYSTEM_ERROR);
        assertThat(model.readyProperty().get()).isTrue();
        bench.factory.failWith(null);
        model.create(false, made::add);
        assertThat(made).hasSize(1);
        assertThat(model.preview().verdictProperty().get()).isEmpty();
    }

    @Test
    void aPreviewThatFailedDoesNotForbidToTry() {
        chooseHello();
        bench.factory.failWith(new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot read /x")));
        guest.arguments().set("other");
        bench.clock.pass(Duration.ofSeconds(1));
        assertThat(model.preview().verdictProperty().get()).contains("annot read /x");
        assertThat(model.readyProperty().get()).isTrue();
    }

    @Test
    void whatTheEngineRefusesMustBeChangedFirst() {
        chooseHello();
        failWith(ErrorCode.CONFIG_INVALID);
        assertThat(model.readyProperty().get()).isFalse();
        bench.factory.failWith(null);
        guest.arguments().set("other");
        assertThat(model.readyProperty().get()).isTrue();
    }
}
