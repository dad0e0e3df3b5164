package io.nablaconsole.app.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.SandboxReport.MemoryRegion;
import io.nablaconsole.engine.api.Signal;
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
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jnr.constants.platform.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the engine says in a few words is said in the language of the window. */
class EngineTextsTest {
    private static final Path PROJECT = Path.of(System.getProperty("nabla.project.directory", ".."));

    /** Stages of the shim at which only the engine itself or a full disk can make it fail. */
    private static final Set<String> INTERNAL = Set.of("plan", "result", "record", "log", "monitor");

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

    /** What keeps a container from starting is told by the shim in C; what only a broken engine would cause is left out. */
    @Test
    void everyFailureOfTheShimIsKnown() throws IOException {
        Pattern call =
                Pattern.compile("fail\\((?:\"(\\w+)\"|\\w+),\\s*([^\",]+),\\s*((?:\"[^\"]*\"\\s*|[A-Z_]+\\s*)+)");
        assertAllKnown(call.matcher(sources(PROJECT.resolve("engine/src/main/native"), ".c"))
                .results()
                .filter(found -> found.group(1) == null || !INTERNAL.contains(found.group(1)))
                .map(found -> found.group(3)
                                .strip()
                                .replaceAll("\\s*[A-Z_]{3,}\\s*", "fifo")
                                .replaceAll("%[.0-9a-z]+", "7")
                                .replace("\"", "")
                        + (found.group(2).equals("0") ? "" : ": Permission denied")));
    }

    @Test
    void theWordsOfTheSystemAreThoseOfErrno() {
        Set<String> errno = Stream.of(Errno.values()).map(Errno::description).collect(Collectors.toSet());
        assertThat(EngineTexts.system("de").keySet())
                .filteredOn(words -> !EngineTexts.PLACEHOLDER.matcher(words).find())
                .isNotEmpty()
                .isSubsetOf(errno);
    }

    @Test
    void howAContainerEndedIsKnown() {
        assertThat(Messages.ofEngine("cannot execute /x/guest: Permission denied"))
                .isEqualTo("/x/guest kann nicht ausgeführt werden: keine Berechtigung");
        assertThat(Messages.ofEngine("killed by SIGSYS: it made a system call that its sandbox forbids"))
                .isEqualTo("durch SIGSYS beendet: ein Systemaufruf, den seine Sandbox verbietet");
    }

    @Test
    void whatChangesIsKeptAndWordsInItAreTranslated() {
        assertThat(Messages.ofEngine("read a block of block device 'end'"))
                .isEqualTo("einen Block lesen: Blockgerät „end“");
        assertThat(Messages.ofEngine("descriptor 3, length 512, offset at most 9"))
                .isEqualTo("Deskriptor 3, Länge 512, Position höchstens 9");
        assertThat(Messages.ofEngine("killed by SIGTERM: please end"))
                .isEqualTo("durch SIGTERM beendet: Bitte um das Ende");
    }

    @Test
    void textsOutsideTheDictionaryStayAsTheyAre() {
        assertThat(Messages.ofEngine("cannot see $1 {x}")).isEqualTo("cannot see $1 {x}");
        Messages.use(Language.ENGLISH);
        assertThat(Messages.ofEngine("please end")).isEqualTo("please end");
    }

    /** An entry whose English the engine no longer says would stay for ever and translate nothing. */
    @Test
    void theEngineSaysEveryEntry() throws IOException {
        String said = Files.readString(PROJECT.resolve("resources/unikernels/samples.json"))
                + sources(PROJECT.resolve("engine/src/main/java"), ".java")
                + sources(PROJECT.resolve("engine/src/main/native"), ".c");
        Map<String, String> dictionary = EngineTexts.dictionary("de");
        assertThat(dictionary.keySet()).allSatisfy(english -> {
            for (String part : EngineTexts.PLACEHOLDER.split(english, -1)) {
                assertThat(said.contains(part.replace("\\", "\\\\"))
                                || said.contains(part.strip().replaceAll(":$", "")))
                        .as("'%s' of '%s'", part, english)
                        .isTrue();
            }
        });
    }

    /** The sources below {@code directory}, with strings that are broken over lines in one piece. */
    private static String sources(Path directory, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(ending))
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
