package io.nablaconsole.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.activity.ActivityEntry;
import io.nablaconsole.app.testing.Bench;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deletion can be taken back from the activity log long after its notice has gone, once. */
class UndoTest {
    private final Bench bench = new Bench().open();

    @BeforeEach
    void deleteTwo() {
        bench.make("c", "clock.spt");
        bench.make("d", "args.spt", "two words");
        bench.actions.delete(List.of(bench.row("c"), bench.row("d")));
    }

    private ActivityEntry deletionOf(String id) {
        return bench.activity.entries().stream()
                .filter(entry -> entry.container().equals(id) && entry.action().equals("Delete"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> ids() {
        return bench.list.rows().stream().map(row -> row.id().value()).toList();
    }

    @Test
    void oneOfSeveralIsMadeAgainFromTheLog() {
        deletionOf("d").undoProperty().get().orElseThrow().run();
        assertThat(ids()).containsExactly("d");
        assertThat(bench.factory.container("d").config().guestArguments()).containsExactly("two words");
        assertThat(deletionOf("d").undoProperty().get()).isEmpty();
        assertThat(deletionOf("c").undoProperty().get()).isPresent();
    }

    @Test
    void theNoticeMakesOnlyThoseAgainThatAreStillGone() {
        deletionOf("d").undoProperty().get().orElseThrow().run();
        Objects.requireNonNull(bench.notices.shown().get(0).action()).run().run();
        assertThat(ids()).containsExactly("d", "c");
        assertThat(deletionOf("c").undoProperty().get()).isEmpty();
        assertThat(bench.notices.shown()).noneMatch(notice -> notice.title().contains("could not be made again"));
    }

    @Test
    void oneThatCouldNotBeMadeAgainMayBeTriedOnceMore() {
        bench.factory.failWith(new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("no space left on device")));
        deletionOf("c").undoProperty().get().orElseThrow().run();
        assertThat(ids()).isEmpty();
        bench.factory.failWith(null);
        deletionOf("c").undoProperty().get().orElseThrow().run();
        assertThat(ids()).containsExactly("c");
    }
}
