package io.nablaconsole.engine.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.store.ProcessIdentity;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** One look at the host's processes serves all containers of a round. */
class ProcessTableTest {
    private static ProcessIdentity.View view(int parent, int session) {
        return new ProcessIdentity.View('S', "x", parent, session, "1");
    }

    @Test
    void descendantsAndWhoIsLeftOfTheSessionAreTheContainers() {
        ProcessTable table = new ProcessTable(Map.of(
                10, view(1, 10), // the init
                11, view(10, 10),
                12, view(11, 12), // a session of its own, and still a descendant
                13, view(1, 10), // its parent ended
                14, view(13, 14),
                20, view(1, 20)));
        assertThat(table.below(10)).containsExactly(10, 11, 12, 13, 14);
        assertThat(table.below(20)).containsExactly(20);
        assertThat(table.below(99)).as("gone in this moment").containsExactly(99);
    }

    @Test
    void figuresOfOneRoundTakeOneLook() {
        AtomicInteger looks = new AtomicInteger();
        AtomicLong now = new AtomicLong();
        ProcessTable.Shared shared = new ProcessTable.Shared(
                () -> {
                    looks.incrementAndGet();
                    return new ProcessTable(Map.of());
                },
                now::get);
        for (int container = 0; container < 50; container++) {
            shared.recent();
            now.addAndGet(5_000_000);
        }
        assertThat(looks).hasValue(1);
        now.addAndGet(1_000_000_000);
        shared.recent();
        assertThat(looks).as("a second later").hasValue(2);
    }

    @Test
    void thisProcessAndItsParentAreInARealOne() {
        int self = (int) ProcessHandle.current().pid();
        int parent = (int) ProcessHandle.current().parent().orElseThrow().pid();
        assertThat(ProcessTable.read().views().get(self))
                .isNotNull()
                .extracting(ProcessIdentity.View::parent)
                .isEqualTo(parent);
    }
}
