package io.nablaconsole.app.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every sentence the engine can say is said in the language of the window. */
class EngineSentencesTest {
    private static final Path SOURCES =
            Path.of(System.getProperty("nabla.project.directory", ".."), "engine/src/main/java");
    private static final Pattern PLACEHOLDER = Pattern.compile("%(?:(\\d+)\\$)?s");

    private final Map<String, String> catalogue = EngineSentences.catalogue("de");

    @BeforeEach
    void german() {
        Messages.use(Language.GERMAN);
    }

    @AfterEach
    void english() {
        Messages.use(Language.ENGLISH);
    }

    @Test
    void everyTemplateOfTheEngineIsALiteral() throws IOException {
        assertThat(EngineTemplates.in(SOURCES).others()).isEmpty();
    }

    @Test
    void theCatalogueHasEveryTemplateOfTheEngineAndNoOther() throws IOException {
        assertThat(catalogue.keySet())
                .containsExactlyInAnyOrderElementsOf(EngineTemplates.in(SOURCES).templates());
    }

    /** Nothing a sentence has to tell is dropped or told twice, whatever the order. */
    @Test
    void everyTranslationTakesTheArgumentsOfItsTemplate() {
        assertThat(catalogue).allSatisfy((english, german) -> {
            List<Integer> wanted =
                    IntStream.rangeClosed(1, arguments(english).size()).boxed().toList();
            assertThat(arguments(english)).as("in '%s'", english).containsExactlyElementsOf(wanted);
            assertThat(arguments(german)).as("in '%s'", german).containsExactlyInAnyOrderElementsOf(wanted);
        });
    }

    /** The numbers of the arguments that {@code template} takes; any other conversion fails. */
    private static List<Integer> arguments(String template) {
        String left = PLACEHOLDER.matcher(template).replaceAll("").replace("%%", "");
        assertThat(left).as("what is left of '%s'", template).doesNotContain("%");
        List<MatchResult> places = PLACEHOLDER.matcher(template).results().toList();
        return IntStream.range(0, places.size())
                .map(i -> places.get(i).group(1) == null
                        ? i + 1
                        : Integer.parseInt(places.get(i).group(1)))
                .boxed()
                .toList();
    }

    @Test
    void germanSentencesAreWrittenLikeTheEnglishOnes() {
        assertThat(catalogue).allSatisfy((english, german) -> {
            Matcher blanks = Pattern.compile("^\\s|\\s$|  ").matcher(german);
            assertThat(blanks.find()).as("blanks of '%s'", german).isFalse();
            assertThat(german).doesNotEndWith(".").isNotEmpty();
        });
    }

    @Test
    void innerSentencesAndSizesAreInTheSameLanguage() {
        Message inner = Message.of("memory size '%s' is too large", "9P");
        assertThat(Messages.of(Message.of("device '%s': %s", "disk", inner)))
                .isEqualTo("Gerät „disk“: Speichergröße „9P“ ist zu groß");
        assertThat(Messages.of(Message.of("%s, in %s", new MemorySize(3670016), "x")))
                .isEqualTo("3,5 MiB, in x");
    }

    @Test
    void whatGoesIntoASentenceIsNeverReadAsATemplate() {
        String path = "/tmp/{0} $1 " + '%' + "s " + '%' + 'n';
        Message odd = Message.of("image %s is not a regular file", path);
        assertThat(odd.text()).isEqualTo("image " + path + " is not a regular file");
        assertThat(Messages.of(odd)).isEqualTo("Image " + path + " ist keine gewöhnliche Datei");
    }

    @Test
    void theSystemsWordsAreTranslatedAndTheRestOfACauseIsKept() {
        EngineException failed = new EngineException(
                ErrorCode.SYSTEM_ERROR,
                Message.of("cannot list %s: %s", "/var/x", new IOException("/var/x: No space left on device")));
        assertThat(Messages.of(failed.message()))
                .isEqualTo("/var/x kann nicht aufgelistet werden: /var/x: kein Platz mehr auf dem Gerät");
        assertThat(Messages.of(Message.of("cannot list %s: %s", "/y", new IOException("odd: thing"))))
                .isEqualTo("/y kann nicht aufgelistet werden: odd: thing");
    }

    @Test
    void aSentenceOutsideTheCatalogueIsSaidInEnglish() {
        Message unknown = Message.of("the frobnicator of %s is out of order", "x");
        assertThat(Messages.of(unknown)).isEqualTo(unknown.text());
    }
}
