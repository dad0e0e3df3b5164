package io.nablaconsole.app.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.SandboxReport.MemoryRegion;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.TenderReport;
import io.nablaconsole.engine.image.AttachedDevice;
import io.nablaconsole.engine.image.MacAddress;
import io.nablaconsole.engine.seccomp.CallRule;
import io.nablaconsole.engine.seccomp.HvtPolicy;
import io.nablaconsole.engine.seccomp.InternalDescriptors;
import io.nablaconsole.engine.seccomp.SptPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the engine says in a few words is said in the language of the window. */
class EngineTextsTest {
    private static final Path PROJECT = Path.of(System.getProperty("nabla.project.directory", ".."));
    private static final EngineTexts GERMAN = EngineTexts.in("de");

    private static final List<AttachedDevice> DEVICES = List.of(
            new AttachedDevice.Block("storage", 3, 1024, 512, false),
            new AttachedDevice.Block("rom", 4, 1024, 512, true),
            new AttachedDevice.Net("service", 5, MacAddress.parse("02:00:00:00:00:01"), 1500));

    @BeforeEach
    void german() {
        Messages.use(Language.GERMAN);
    }

    @AfterEach
    void english() {
        Messages.use(Language.ENGLISH);
    }

    private static void assertAllKnown(Stream<String> texts) {
        assertThat(texts.toList())
                .isNotEmpty()
                .allSatisfy(text -> assertThat(GERMAN.find(text))
                        .as("German for '%s'", text)
                        .isPresent());
    }

    @Test
    void everySignalHasItsMeaning() {
        assertAllKnown(Stream.concat(Signal.standard().stream(), Stream.of(Signal.of(34)))
                .map(Signal::meaning));
    }

    @Test
    void everySampleThatShipsHasItsTexts() {
        assertAllKnown(Nabla.images().samples().stream()
                .flatMap(sample -> Stream.of(sample.summary(), sample.argumentHelp(), sample.teaches())));
    }

    @Test
    void everySystemCallOfBothPoliciesHasItsReasonAndItsCondition() {
        InternalDescriptors internal = InternalDescriptors.beside(DEVICES);
        assertAllKnown(Stream.of(SptPolicy.rules(internal, DEVICES), HvtPolicy.rules(internal, 9, DEVICES))
                .flatMap(List::stream)
                .flatMap(EngineTextsTest::words));
    }

    private static Stream<String> words(CallRule rule) {
        return rule.checks().isEmpty() ? Stream.of(rule.reason()) : Stream.of(rule.reason(), rule.condition());
    }

    @Test
    void everyPartOfTheMemoryOfBothKindsOfGuestHasItsName() {
        assertAllKnown(Stream.of("hello", "hello.hvt")
                .map(sample -> Config.builder(Nabla.images().sampleFile(sample)).build())
                .flatMap(config -> Nabla.images().sandbox(config).memory().stream())
                .map(MemoryRegion::name));
    }

    @Test
    void everyTenderIsDescribed() {
        assertAllKnown(Nabla.tenders().stream().map(TenderReport::description));
    }

    @Test
    void whatChangesIsKeptAndWordsInItAreTranslated() {
        assertThat(Messages.ofEngine("read a block of block device 'end'"))
                .isEqualTo("einen Block lesen: Blockgerät „end“");
        assertThat(Messages.ofEngine("descriptor 3, length 512, offset at most 9"))
                .isEqualTo("Deskriptor 3, Länge 512, Position höchstens 9");
        assertThat(Messages.ofEngine("killed by SIGTERM: please end"))
                .isEqualTo("durch SIGTERM beendet: Bitte um das Ende");
        assertThat(Messages.ofEngine("KVM runs guests here; spt unikernels run without it"))
                .isEqualTo("KVM führt hier Gäste aus; spt-Unikernel laufen auch ohne");
    }

    @Test
    void textsOutsideTheDictionaryStayAsTheyAre() {
        assertThat(Messages.ofEngine("cannot open $1 {x}")).isEqualTo("cannot open $1 {x}");
        Messages.use(Language.ENGLISH);
        assertThat(Messages.ofEngine("please end")).isEqualTo("please end");
    }

    /** An entry whose English the engine no longer says would stay for ever and translate nothing. */
    @Test
    void theEngineSaysEveryEntry() throws IOException {
        String said = Files.readString(PROJECT.resolve("resources/unikernels/samples.json"))
                + sources(PROJECT.resolve("engine/src/main/java"));
        Map<String, String> dictionary = EngineTexts.dictionary("de");
        assertThat(dictionary.keySet()).allSatisfy(english -> {
            for (String part : EngineTexts.PLACEHOLDER.split(english, -1)) {
                assertThat(said.contains(part.replace("\\", "\\\\")) || said.contains(part.strip()))
                        .as("'%s' of '%s'", part, english)
                        .isTrue();
            }
        });
    }

    /** The sources below {@code directory}, with strings that are broken over lines in one piece. */
    private static String sources(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(EngineTextsTest::read)
                    .map(source -> source.replaceAll("\"\\s*\\+\\s*\"", ""))
                    .collect(Collectors.joining());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
