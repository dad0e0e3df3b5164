package io.nablaconsole.app.create;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.notices.Notice;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Files that are chosen together. */
class QueueTest extends CreateTest {
    private static final Path HELLO = Path.of("/x/hello.spt");
    private static final Path CLOCK = Path.of("/x/clock.spt");
    private static final Path DEVICES = Path.of("/x/blk_and_net.spt");
    private static final Path PROGRAM = Path.of("/usr/bin/true");

    private final QueueViewModel queue = model.queue();

    private List<String> ids() {
        return bench.list.rows().stream().map(row -> row.id().value()).toList();
    }

    private String place() {
        return queue.placeProperty().get();
    }

    @Nested
    class OneAfterTheOther {
        @Test
        void theFormHasTheFirstAndSaysHowManyThereAre() {
            model.open(List.of(HELLO, CLOCK, DEVICES));
            assertThat(form.fileProperty().get()).isEqualTo(HELLO);
            assertThat(place()).isEqualTo("1 of 3 files");
            assertThat(queue.severalProperty().get()).isTrue();
        }

        @Test
        void createGoesOnToTheNext() {
            model.open(List.of(HELLO, CLOCK));
            create("hello-1");
            assertThat(queue.next()).isTrue();
            assertThat(form.fileProperty().get()).isEqualTo(CLOCK);
            assertThat(guest.name().text()).isEqualTo("clock-1");
            assertThat(place()).isEqualTo("2 of 2 files");
            create("clock-1");
            assertThat(queue.next()).isFalse();
            assertThat(place()).isEmpty();
        }

        @Test
        void whatIsTypedForOneIsNotLeftForTheNext() {
            model.open(List.of(HELLO, CLOCK));
            guest.arguments().set("only for hello");
            assertThat(queue.next()).isTrue();
            assertThat(guest.arguments().text()).isEmpty();
            assertThat(ids()).isEmpty();
        }

        @Test
        void oneFileAloneIsNoQueue() {
            model.open(List.of(HELLO));
            assertThat(form.fileProperty().get()).isEqualTo(HELLO);
            assertThat(queue.severalProperty().get()).isFalse();
            assertThat(queue.next()).isFalse();
        }

        @Test
        void theNextFormBeginsWithoutThem() {
            model.open(List.of(HELLO, CLOCK));
            model.reset();
            assertThat(queue.severalProperty().get()).isFalse();
            assertThat(form.fileProperty().get()).isNull();
        }
    }

    @Nested
    class AllWithTheirDefaults {
        private Notice notice() {
            assertThat(bench.notices.shown()).hasSize(1);
            return bench.notices.shown().get(0);
        }

        @Test
        void becomeContainersInOneGoWithOneNotice() {
            model.open(List.of(HELLO, CLOCK, HELLO));
            queue.createAll(made::add);
            assertThat(ids()).containsExactly("hello-1", "clock-1", "hello-2");
            assertThat(made).extracting(ContainerRow::id).hasToString("[hello-2]");
            assertThat(notice().title()).isEqualTo("3 containers are created");
            assertThat(notice().text()).isEqualTo("hello-1, clock-1, hello-2");
            assertThat(model.busyProperty().get()).isFalse();
        }

        @Test
        void leaveThoseThatNeedMoreInTheForm() {
            model.open(List.of(DEVICES, HELLO, PROGRAM));
            queue.createAll(made::add);
            assertThat(ids()).containsExactly("hello-1");
            assertThat(made).isEmpty();
            assertThat(bench.notices.shown()).isEmpty();
            assertThat(form.fileProperty().get()).isEqualTo(DEVICES);
            assertThat(place()).isEqualTo("2 of 3 files · One container is created");
            assertThat(queue.next()).isTrue();
            assertThat(place()).isEqualTo("3 of 3 files");
            assertThat(form.fileProperty().get()).isEqualTo(PROGRAM);
            assertThat(model.origin().fileProblemProperty().get()).contains("not a unikernel");
        }

        @Test
        void areThoseLeftAfterTheFirstWereMadeByHand() {
            model.open(List.of(HELLO, CLOCK));
            create("hello-1");
            assertThat(queue.next()).isTrue();
            queue.createAll(made::add);
            assertThat(ids()).containsExactly("hello-1", "clock-1");
        }
    }
}
