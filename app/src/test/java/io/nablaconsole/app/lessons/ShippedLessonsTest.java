package io.nablaconsole.app.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.lessons.LessonShelf.Entry;
import io.nablaconsole.app.lessons.script.Check;
import io.nablaconsole.app.lessons.script.Lesson;
import io.nablaconsole.app.lessons.script.Step;
import io.nablaconsole.app.lessons.script.Text;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lessons that ship, and those a teacher adds. */
class ShippedLessonsTest {
    private static final Path LESSONS =
            Path.of(System.getProperty("nabla.project.directory", ".."), "resources/lessons");
    private static final List<String> LANGUAGES = List.of("en", "de");

    @TempDir
    Path directory = Path.of("/");

    private List<Lesson> shipped() throws IOException {
        List<Entry> entries = new LessonShelf(directory).read();
        assertThat(entries).extracting(Entry::problem).containsOnlyNulls();
        return entries.stream()
                .map(entry -> Objects.requireNonNull(entry.lesson()))
                .toList();
    }

    private static List<Text> texts(Lesson lesson) {
        List<Text> texts = new ArrayList<>(List.of(lesson.title(), lesson.summary()));
        for (Step step : lesson.steps()) {
            texts.add(step.title());
            texts.add(step.text());
            if (step.question() != null) {
                texts.add(step.question().question());
                texts.add(step.question().answer());
            }
            step.deeds().stream()
                    .map(deed -> deed.label())
                    .filter(Objects::nonNull)
                    .forEach(texts::add);
        }
        return texts;
    }

    @Test
    void everyTextIsThereInEveryLanguage() throws IOException {
        for (Lesson lesson : shipped()) {
            assertThat(texts(lesson))
                    .as(lesson.id())
                    .allSatisfy(text ->
                            assertThat(text.byLanguage().keySet()).containsExactlyInAnyOrderElementsOf(LANGUAGES));
        }
    }

    @Test
    void everyWordOfTheWindowThatALessonNamesIsThere() throws IOException {
        Set<String> keys = new HashSet<>();
        for (Lesson lesson : shipped()) {
            for (Text text : texts(lesson)) {
                text.byLanguage().values().forEach(words -> {
                    Matcher matcher = LessonWords.KEY.matcher(words);
                    while (matcher.find()) {
                        keys.add(matcher.group(1));
                    }
                });
            }
        }
        assertThat(keys)
                .isNotEmpty()
                .allSatisfy(key ->
                        assertThat(Messages.bundle().containsKey(key)).as(key).isTrue());
    }

    @Test
    void lessonsDoNotGetInEachOthersWay() throws IOException {
        Set<String> samples = new HashSet<>(
                Nabla.images().samples().stream().map(Sample::name).toList());
        Set<String> names = new HashSet<>();
        for (Lesson lesson : shipped()) {
            lesson.containers().forEach((name, recipe) -> {
                assertThat(names.add(name))
                        .as("container %s of one lesson only", name)
                        .isTrue();
                assertThat(samples).contains(recipe.sample());
            });
        }
    }

    /** A last run that ended long ago must not make a step look done that has yet to be played. */
    @Test
    void everyStepWaitsForSomethingOrOnlyTells() throws IOException {
        for (Lesson lesson : shipped()) {
            for (Step step : lesson.steps()) {
                boolean acts = !step.deeds().isEmpty();
                assertThat(step.checks().isEmpty())
                        .as("%s: %s", lesson.id(), step.title().in("en"))
                        .isNotEqualTo(acts);
                assertThat(step.checks().stream()
                                .filter(Check.Measured.class::isInstance)
                                .count())
                        .isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void theIndexNamesEveryFile() throws IOException {
        try (Stream<Path> files = Files.list(LESSONS)) {
            List<String> there = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".json") && !name.equals("lessons.json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .toList();
            JsonNode index = JsonMapper.builder().build().readTree(Files.readAllBytes(LESSONS.resolve("lessons.json")));
            List<String> named = new ArrayList<>();
            index.forEach(node -> named.add(node.textValue()));
            assertThat(named).containsExactlyInAnyOrderElementsOf(there);
        }
    }

    @Test
    void aTeachersLessonIsAddedAndOneOfTheSameNameReplacesAShippedOne() throws IOException {
        String own = """
                {"title": "Mine", "summary": "s", "minutes": 1, "steps": [{"title": "a", "text": "b"}]}
                """;
        String first = shipped().get(0).id();
        Files.writeString(directory.resolve("zoo.json"), own);
        Files.writeString(directory.resolve(first + ".json"), own);
        Files.writeString(directory.resolve("bad.json"), "{");
        List<Entry> entries = new LessonShelf(directory).read();
        assertThat(entries.get(0).lesson())
                .satisfies(lesson -> assertThat(lesson.title().in("en")).isEqualTo("Mine"));
        assertThat(entries.get(entries.size() - 1).id()).isEqualTo("zoo");
        assertThat(entries)
                .filteredOn(entry -> entry.id().equals("bad"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.lesson()).isNull();
                    assertThat(entry.file())
                            .isEqualTo(directory.resolve("bad.json").toString());
                    assertThat(entry.problem()).contains("is not JSON");
                });
    }
}
