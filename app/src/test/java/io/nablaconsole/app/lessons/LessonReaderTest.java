package io.nablaconsole.app.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.app.lessons.script.Check;
import io.nablaconsole.app.lessons.script.Deed;
import io.nablaconsole.app.lessons.script.Lesson;
import io.nablaconsole.app.lessons.script.LessonException;
import io.nablaconsole.app.lessons.script.LessonReader;
import io.nablaconsole.app.lessons.script.Place;
import io.nablaconsole.app.lessons.script.Step;
import io.nablaconsole.app.lessons.script.Text;
import io.nablaconsole.engine.api.Signal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a lesson file may say, and what is said of one that is wrong. */
class LessonReaderTest {
    private static final String EVERYTHING = """
            {"title": "T", "summary": {"en": "S", "de": "Z"}, "minutes": 3,
             "containers": {"a": {"sample": "hello", "arguments": ["x y"], "memoryMb": 32},
                            "b": {"file": "own.spt"}},
             "steps": [{"title": "One", "text": ["p", "q"],
               "do": [{"action": "create", "container": "a", "label": "Do it"},
                      {"action": "signal", "container": "a", "signal": "TERM"},
                      {"action": "show", "place": "sandbox", "container": "b"},
                      {"action": "show", "place": "activity"},
                      {"action": "measure"}],
               "until": [{"check": "status", "container": "a", "is": "running"},
                         {"check": "ended", "container": "a", "code": 7},
                         {"check": "ended", "container": "a", "signal": "SEGV"},
                         {"check": "prints", "container": "a", "text": "Hi"},
                         {"check": "shown", "place": "sandbox", "container": "a"},
                         {"check": "measured"}],
               "question": {"ask": "Why?", "answer": "So."}}]}
            """;

    private static Lesson read(String json) throws LessonException {
        return LessonReader.read("mine", json.getBytes(StandardCharsets.UTF_8), Path.of("/lessons"));
    }

    @Test
    void everyPartOfALessonIsRead() throws LessonException {
        Lesson lesson = read(EVERYTHING);
        assertThat(lesson.summary().in("de")).isEqualTo("Z");
        assertThat(lesson.containers().get("a")).isEqualTo(new Lesson.Recipe("hello", null, List.of("x y"), 32));
        assertThat(lesson.containers().get("b"))
                .isEqualTo(new Lesson.Recipe(null, Path.of("/lessons/own.spt"), List.of(), null));
        Step step = lesson.steps().get(0);
        assertThat(step.text().in("en")).isEqualTo("p\n\nq");
        assertThat(step.deeds())
                .containsExactly(
                        new Deed.With(Deed.Verb.CREATE, "a", new Text(Map.of(Text.ANY, "Do it"))),
                        new Deed.Send(Signal.TERM, "a", null),
                        new Deed.Show(Place.SANDBOX, "b", null),
                        new Deed.Show(Place.ACTIVITY, null, null),
                        new Deed.Measure(null));
        assertThat(step.checks())
                .containsExactly(
                        new Check.Is("a", Check.Condition.RUNNING),
                        new Check.Ended("a", 7, null),
                        new Check.Ended("a", null, Signal.SEGV),
                        new Check.Prints("a", "Hi"),
                        new Check.Shown(Place.SANDBOX, "a"),
                        new Check.Measured());
    }

    @Test
    void aTextThatIsMissingInALanguageIsShownInAnother() {
        Text text = new Text(Map.of("en", "yes", "de", "ja"));
        assertThat(text.in("fr")).isEqualTo("yes");
        assertThat(new Text(Map.of("fr", "oui")).in("de")).isEqualTo("oui");
    }

    /** Each line: what is replaced in a good file, by what, and what must be said of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"minutes\": 3 | \"minutes\": \"3\" | minutes: a whole number from 1 to 120",
                "\"minutes\": 3, | '' | “minutes” is missing",
                "\"action\": \"create\" | \"action\": \"crate\" | steps[0].do[0].action: “crate” is not one of create,",
                "\"container\": \"b\" | \"container\": \"c\" | steps[0].do[2].container: “c” is not among",
                "\"signal\": \"TERM\" | \"signal\": \"TREM\" | steps[0].do[1].signal: “TREM” is not a signal",
                "\"label\" | \"lable\" | steps[0].do[0]: “lable” is not known here; there may be action, container, label",
                "\"sample\": \"hello\", | '' | containers.a: either “sample” or “file”",
                "\"code\": 7 | \"code\": 256 | steps[0].until[1].code: a whole number from 0 to 255",
                "\"place\": \"activity\" | \"place\": \"console\" | steps[0].do[3]: “container” is missing",
                "\"text\": \"Hi\" | \"text\": \" \" | steps[0].until[3].text: a text that is not empty",
                "\"de\" | \"German\" | summary: “German” is not a language code",
                "\"a\": { | \"a/b\": { | containers.a/b",
                "{\"title\": \"T\", | {\"title\": \"T\" | line 1 is not JSON",
            })
    void whatIsWrongIsNamed(String good, String bad, String said) {
        String json = EVERYTHING.replaceFirst(
                java.util.regex.Pattern.quote(good), java.util.regex.Matcher.quoteReplacement(bad));
        assertThat(json).isNotEqualTo(EVERYTHING);
        assertThatThrownBy(() -> read(json)).isInstanceOf(LessonException.class).hasMessageContaining(said);
    }
}
