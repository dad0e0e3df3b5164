package io.nablaconsole.app.lessons.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.lessons.script.Lesson.Recipe;
import io.nablaconsole.app.lessons.script.Step.Question;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.EngineException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads lesson files. */
public final class LessonReader {
    private static final int MOST_MINUTES = 120;
    private static final int MOST_MEBIBYTES = 1 << 20;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String id;
    private final Path directory;
    private final Map<String, Recipe> containers = new LinkedHashMap<>();

    private LessonReader(String id, Path directory) {
        this.id = id;
        this.directory = directory;
    }

    /**
     * Reads the lesson {@code id} from {@code json}.
     *
     * @param directory against which the paths of unikernels are resolved
     * @throws LessonException naming the place in the file that is wrong and what is expected there
     */
    public static Lesson read(String id, byte[] json, Path directory) throws LessonException {
        return new LessonReader(id, directory).lesson(Part.whole(parse(json)));
    }

    private static com.fasterxml.jackson.databind.JsonNode parse(byte[] json) throws LessonException {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new LessonException(Messages.get("lessons.bad.json", line, e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new LessonException(Messages.get("lessons.bad.json", 0, String.valueOf(e.getMessage())), e);
        }
    }

    private Lesson lesson(Part file) throws LessonException {
        file.allow("title", "summary", "minutes", "containers", "steps");
        Text title = file.get("title").text();
        Text summary = file.get("summary").text();
        int minutes = file.get("minutes").number(1, MOST_MINUTES);
        if (file.find("containers").isPresent()) {
            for (Map.Entry<String, Part> each : file.get("containers").fields().entrySet()) {
                containers.put(name(each.getKey(), each.getValue()), recipe(each.getValue()));
            }
        }
        List<Step> steps = new ArrayList<>();
        for (Part step : file.get("steps").items()) {
            steps.add(step(step));
        }
        if (steps.isEmpty()) {
            throw file.get("steps").wrong("lessons.bad.noSteps");
        }
        return new Lesson(id, title, summary, minutes, containers, steps);
    }

    private static String name(String name, Part part) throws LessonException {
        try {
            return new ContainerId(name).value();
        } catch (EngineException e) {
            throw part.wrong("lessons.bad.name", Messages.of(e.message()));
        }
    }

    private Recipe recipe(Part part) throws LessonException {
        part.allow("sample", "file", "arguments", "memoryMb");
        if (part.find("sample").isPresent() == part.find("file").isPresent()) {
            throw part.wrong("lessons.bad.recipe");
        }
        List<String> arguments = new ArrayList<>();
        if (part.find("arguments").isPresent()) {
            for (Part argument : part.get("arguments").items()) {
                arguments.add(argument.string());
            }
        }
        return new Recipe(
                part.find("sample").isPresent() ? part.get("sample").string() : null,
                part.find("file").isPresent()
                        ? directory.resolve(part.get("file").string()).toAbsolutePath()
                        : null,
                arguments,
                part.find("memoryMb").isPresent() ? part.get("memoryMb").number(1, MOST_MEBIBYTES) : null);
    }

    private Step step(Part part) throws LessonException {
        part.allow("title", "text", "do", "until", "question");
        StepReader reader = new StepReader(containers.keySet());
        List<Deed> deeds = new ArrayList<>();
        if (part.find("do").isPresent()) {
            for (Part deed : part.get("do").items()) {
                deeds.add(reader.deed(deed));
            }
        }
        List<Check> checks = new ArrayList<>();
        if (part.find("until").isPresent()) {
            for (Part check : part.get("until").items()) {
                checks.add(reader.check(check));
            }
        }
        Question question = part.find("question").isPresent() ? question(part.get("question")) : null;
        return new Step(part.get("title").text(), part.get("text").text(), deeds, checks, question);
    }

    private static Question question(Part part) throws LessonException {
        part.allow("ask", "answer");
        return new Question(part.get("ask").text(), part.get("answer").text());
    }
}
