package io.nablaconsole.app.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticesTest {
    private final Notices notices = new Notices();

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyErrorOfTheEngineIsReadable(ErrorCode code) {
        EngineException cause =
                new EngineException(code, Message.of("cannot open /x: no such file"), new IOException("ENOENT"));
        Notice notice = Notices.of("It failed", cause);
        assertThat(notice.text()).isEqualTo("Cannot open /x: no such file");
        assertThat(notice.details()).contains(code.toString(), "ENOENT");
    }

    @Test
    void defectsAreToldAsSuch() {
        Notice notice = Notices.of("It failed", new IllegalStateException());
        assertThat(notice.text()).isEqualTo("IllegalStateException");
        assertThat(notice.hint()).contains("defect");
    }

    @Test
    void theSameIsShownOnceAndOldOnesGiveWay() {
        for (int i = 0; i < 3; i++) {
            notices.error("same", new IOException("x"));
        }
        assertThat(notices.shown()).hasSize(1);
        for (int i = 0; i < 9; i++) {
            notices.error("other " + i, new IOException("x"));
        }
        assertThat(notices.shown()).hasSize(4);
    }

    @Test
    void whatIsUnderWayGivesWayToNothing() {
        Notice busy = notices.begin("busy", "still", new Progress(() -> {}));
        for (int i = 0; i < 6; i++) {
            notices.success("done " + i, "well");
        }
        assertThat(notices.shown()).hasSize(4).contains(busy);
        notices.dismiss(busy);
        assertThat(notices.shown()).doesNotContain(busy);
    }
}
