package io.nablaconsole.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A sentence keeps what it was made of. */
class MessageTest {
    @Test
    void theEnglishIsTheTemplateWithItsArguments() {
        Message message = Message.of("%s takes %s of 100 %%", "disk", 7);
        assertThat(message.text()).isEqualTo("disk takes 7 of 100 %").isEqualTo(message.toString());
        assertThat(message.arguments()).containsExactly("disk", "7");
    }

    @Test
    void anErrorOfTheEnginePutsItsOwnSentenceIntoAnother() {
        EngineException inner = new EngineException(ErrorCode.CONFIG_INVALID, Message.of("no disk %s", "a"));
        Message message = Message.of("device '%s': %s", "b", inner);
        assertThat(message.arguments()).containsExactly("b", inner.message());
        assertThat(message.text()).isEqualTo("device 'b': no disk a");
    }

    @Test
    void whatTheSystemSaidIsMarkedAsSuch() {
        Message message = Message.of("cannot read %s: %s", "/x", new IOException("Permission denied"));
        assertThat(message.arguments()).containsExactly("/x", new Message.Cause("Permission denied"));
        assertThat(message.text()).isEqualTo("cannot read /x: Permission denied");
    }

    @Test
    void anExceptionWithoutWordsIsNamed() {
        assertThat(Message.of("failed: %s", new IOException()).text()).isEqualTo("failed: java.io.IOException");
    }

    @Test
    void aSizeStaysASizeSoThatItCanBeWrittenInAnotherLanguage() {
        MemorySize size = new MemorySize(3670016);
        assertThat(Message.of("takes %s", size).arguments()).containsExactly(size);
        assertThat(Message.of("takes %s", size).text()).isEqualTo("takes 3.5 MiB");
    }
}
