package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.Handlers;
import io.nablaconsole.engine.api.LowLevelHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A create that fails leaves nothing, whichever of its steps it is; the handlers' own are in {@link SeedDefectsTest}. */
class AtomicCreateTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    private final List<String> undone = new ArrayList<>();

    private interface Deed {
        void to(HandlerContext context) throws IOException;
    }

    /** Spoils a later step from inside an earlier one. */
    private final class Saboteur implements LowLevelHandler {
        private final Deed deed;

        Saboteur(Deed deed) {
            this.deed = deed;
        }

        @Override
        public HandlerState create(HandlerContext context) {
            try {
                deed.to(context);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return HandlerState.EMPTY;
        }

        @Override
        public void destroy(HandlerContext context, HandlerState state) {
            undone.add("network");
        }
    }

    private Factory sabotaged(Deed deed) {
        Handlers usual = Nabla.defaultHandlers();
        return Nabla.factory(engine.root(), new Handlers(usual.fs(), new Saboteur(deed), usual.exec()));
    }

    private void failsWith(ErrorCode code, Deed deed) {
        assertThatThrownBy(() -> sabotaged(deed).create("again", sample("hello").build()))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(code));
        assertThat(undone).containsExactly("network");
    }

    private void nothingIsLeftAndTheIdIsFree() {
        assertThat(engine.root()).isEmptyDirectory();
        engine.factory().create("again", sample("hello").build());
    }

    @Test
    void theStateCannotBeWritten() {
        failsWith(
                ErrorCode.SYSTEM_ERROR,
                context -> Files.createDirectories(context.directory().resolve("state.json/in/the/way")));
        nothingIsLeftAndTheIdIsFree();
    }

    @Test
    void theMarkOfTheUnfinishedIsGone() {
        failsWith(ErrorCode.SYSTEM_ERROR, context -> {
            try (var files = Files.newDirectoryStream(context.directory())) {
                for (Path file : files) {
                    if (!file.endsWith("config.json")) {
                        Files.delete(file);
                    }
                }
            }
        });
        nothingIsLeftAndTheIdIsFree();
    }

    @Test
    void theDirectoryItIsMadeInVanishes() {
        failsWith(ErrorCode.SYSTEM_ERROR, context -> {
            try (var files = Files.newDirectoryStream(context.directory())) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(context.directory());
        });
        nothingIsLeftAndTheIdIsFree();
    }

    @Test
    void somebodyElseIsFirst() {
        failsWith(
                ErrorCode.ID_IN_USE,
                context -> engine.factory()
                        .create("again", sample("hello", "first").build()));
        assertThat(engine.factory().list()).hasSize(1);
        assertThat(engine.factory().load("again").config().guestArguments()).containsExactly("first");
    }

    @Test
    void theRootIsNoDirectoryAnyMore() throws IOException {
        Factory factory = engine.factory();
        Files.delete(engine.root());
        Files.writeString(engine.root(), "in the way");
        assertThatThrownBy(() -> factory.create("again", sample("hello").build()))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SYSTEM_ERROR));
        assertThat(engine.root()).hasContent("in the way");
        Files.delete(engine.root());
        Files.createDirectory(engine.root());
    }
}
