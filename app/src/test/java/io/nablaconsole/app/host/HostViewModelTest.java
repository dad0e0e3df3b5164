package io.nablaconsole.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.notices.Notice;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.app.testing.Direct;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.HostCheck;
import io.nablaconsole.engine.api.HostCheck.Result;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.TenderReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostViewModelTest {
    private static final HostCheck GOOD = new HostCheck("jdk", Result.GOOD, Message.of("is here"), null, Duration.ZERO);
    private static final HostCheck OPTIONAL =
            new HostCheck("kvm", Result.OPTIONAL, Message.of("is not here"), "modprobe kvm", Duration.ZERO);
    private static final HostCheck BAD =
            new HostCheck("state-directory", Result.BAD, Message.of("cannot be written"), "chmod u+w", Duration.ZERO);
    private static final Path FILE = Path.of("/x/archive.zip");

    private final Notices notices = new Notices();
    private final List<HostCheck> found = new ArrayList<>(List.of(GOOD, OPTIONAL));
    private final List<Path> archives = new ArrayList<>();
    private final HostViewModel model =
            new HostViewModel(new FakeHost(), Path.of("/config"), new Direct().tasks(), notices);

    private final class FakeHost implements Host {
        @Override
        public Path root() {
            return Path.of("/root");
        }

        @Override
        public List<HostCheck> checks() {
            return found;
        }

        @Override
        public List<TenderReport> tenders() {
            return List.of(new TenderReport("embedded", Message.of("runs spt"), null, null, null));
        }

        @Override
        public void archive(List<HostCheck> checks, Path file) {
            if (!file.equals(FILE)) {
                throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot write %s", file));
            }
            assertThat(checks).isEqualTo(found);
            archives.add(file);
        }
    }

    @Test
    void aLookFillsThePage() {
        assertThat(model.checks()).isEmpty();
        model.run(() -> {});
        assertThat(model.checks()).containsExactly(GOOD, OPTIONAL);
        assertThat(model.tenders()).hasSize(1);
        assertThat(model.busyProperty().get()).isFalse();
        assertThat(model.summaryProperty().get())
                .isEqualTo("Everything containers need is here. One more is missing that only some unikernels need.");
    }

    @Test
    void theFirstLookIsSilentWhereNothingThatMattersIsMissing() {
        model.firstLook(() -> {});
        assertThat(notices.shown()).isEmpty();
    }

    @Test
    void theFirstLookLeadsToWhatIsMissing() {
        found.add(BAD);
        List<String> shown = new ArrayList<>();
        model.firstLook(() -> shown.add("host"));
        Notice notice = notices.shown().get(0);
        assertThat(notice.text()).isEqualTo("state-directory: cannot be written");
        assertThat(notice.hint()).isEqualTo("chmod u+w");
        assertThat(notice.action()).isNotNull().satisfies(action -> action.run().run());
        assertThat(shown).containsExactly("host");
    }

    @Test
    void theArchiveIsWrittenWithOrWithoutALookBefore() {
        model.archive(FILE);
        model.run(() -> {});
        model.archive(FILE);
        assertThat(archives).containsExactly(FILE, FILE);
        assertThat(notices.shown())
                .hasSize(1)
                .allSatisfy(notice -> assertThat(notice.text()).isEqualTo(FILE.toString()));
    }

    @Test
    void anArchiveThatCannotBeWrittenSaysWhy() {
        model.archive(Path.of("/y"));
        assertThat(model.busyProperty().get()).isFalse();
        assertThat(notices.shown())
                .singleElement()
                .satisfies(notice -> assertThat(notice.text()).isEqualTo("Cannot write /y"));
    }
}
