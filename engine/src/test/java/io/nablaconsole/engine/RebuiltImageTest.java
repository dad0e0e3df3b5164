package io.nablaconsole.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerIo;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ImageChange;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A unikernel's file changes between a container's create and its start. */
class RebuiltImageTest {
    /** What hello says, and crash does not. */
    private static final String OLD = "Hello";

    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    private Path image;
    private Container container;

    @BeforeEach
    void create(@TempDir Path directory) throws IOException {
        image = Files.copy(Nabla.images().sampleFile("hello"), directory.resolve("mine.spt"));
        Config config = Config.builder(image)
                .arguments("world")
                .memory(MemorySize.ofMebibytes(16))
                .build();
        container = engine.factory().create("c", config);
    }

    private void rebuild() throws IOException {
        Path other = Files.copy(Nabla.images().sampleFile("crash"), image.resolveSibling("other"));
        Files.move(other, image, StandardCopyOption.REPLACE_EXISTING);
    }

    private String ran() {
        EngineFixture.exitOf(container);
        return EngineFixture.wholeConsole(container);
    }

    @Test
    void whatWasNotTouchedIsNoChange() {
        assertThat(container.imageChange()).isEqualTo(ImageChange.NONE);
    }

    @Test
    void theSameContentInAnotherFileIsNoChange() throws IOException {
        Files.delete(image);
        Files.copy(Nabla.images().sampleFile("hello"), image);
        assertThat(container.imageChange()).isEqualTo(ImageChange.NONE);
    }

    @Test
    void otherContentOfTheSameLengthAndTimeIsAChange() throws IOException {
        byte[] bytes = Files.readAllBytes(image);
        var time = Files.getLastModifiedTime(image);
        bytes[bytes.length - 1] ^= 1;
        Files.write(image, bytes);
        Files.setLastModifiedTime(image, time);
        assertThat(container.imageChange()).isEqualTo(ImageChange.REBUILT);
    }

    @Test
    void theOldOneRunsWhenItIsKept() throws IOException {
        rebuild();
        assertThat(container.imageChange()).isEqualTo(ImageChange.REBUILT);
        container.run(ContainerProcess.ofConfig());
        assertThat(ran()).contains(OLD);
    }

    @Test
    void theNewOneRunsWhenItIsTaken() throws IOException {
        rebuild();
        container.renew();
        assertThat(container.imageChange()).isEqualTo(ImageChange.NONE);
        container.run(ContainerProcess.ofConfig());
        assertThat(ran()).doesNotContain(OLD);
    }

    @Test
    void oneThatWaitsAtTheGateTakesTheNewOneToo() throws IOException {
        container.start(ContainerProcess.ofConfig());
        rebuild();
        container.renew();
        assertThat(container.status()).isEqualTo(Status.CREATED);
        container.exec();
        assertThat(ran()).doesNotContain(OLD);
    }

    @Test
    void oneThatRunsKeepsWhatItHas() throws IOException {
        Files.copy(Nabla.images().sampleFile("clock"), image, StandardCopyOption.REPLACE_EXISTING);
        container.renew();
        container.run(new ContainerProcess(List.of("mine.spt", "1000"), List.of(), ContainerIo.LOGGED));
        rebuild();
        assertThatThrownBy(container::renew)
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONTAINER_NOT_STOPPED));
        assertThat(container.status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void whatIsNoUnikernelCannotBeTakenAndTheOldOneStays() throws IOException {
        Files.writeString(image, "half of it");
        assertThatThrownBy(container::renew).isInstanceOf(EngineException.class).hasMessageContaining("text file");
        container.run(ContainerProcess.ofConfig());
        assertThat(ran()).contains(OLD);
    }

    @Test
    void aFileThatIsGoneIsToldAndTheCopyRuns() throws IOException {
        Files.delete(image);
        assertThat(container.imageChange()).isEqualTo(ImageChange.GONE);
        container.run(ContainerProcess.ofConfig());
        assertThat(ran()).contains(OLD);
    }

    @Test
    void otherArgumentsDoNotSlipTheNewOneIn() throws IOException {
        rebuild();
        ContainerProcess other = new ContainerProcess(List.of("mine.spt", "moon"), List.of(), ContainerIo.LOGGED);
        assertThatThrownBy(() -> container.run(other))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("was built again");
        container.renew();
        container.run(other);
        assertThat(ran()).doesNotContain(OLD);
    }
}
