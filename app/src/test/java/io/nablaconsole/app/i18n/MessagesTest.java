package io.nablaconsole.app.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every key that is used has a text in every language, and every text is used. */
class MessagesTest {
    private static final Path PROJECT = Path.of(System.getProperty("nabla.project.directory", ".."));
    private static final Pattern IN_FXML = Pattern.compile("\"%([A-Za-z.]+)\"");
    private static final Pattern LITERAL = Pattern.compile("\"([a-zA-Z]+\\.[A-Za-z.]+)\"");
    private static final Pattern PREFIX = Pattern.compile("\"([a-zA-Z]+(?:\\.[A-Za-z]+)*\\.)\" \\+");
    private static final Pattern MESSAGE_CALL = Pattern.compile("Messages\\.get\\(\\s*\"([^\"]+)\"\\s*[,)]");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

    @AfterEach
    void english() {
        Messages.use(Language.ENGLISH);
    }

    private static List<String> sources(Path directory, String ending) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(file -> file.toString().endsWith(ending)).forEach(file -> texts.add(read(file)));
        }
        assertThat(texts).isNotEmpty();
        return texts;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> find(List<String> texts, Pattern pattern) {
        Set<String> found = new TreeSet<>();
        for (String text : texts) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
        }
        return found;
    }

    @Test
    void everyKeyUsedHasAText() throws IOException {
        Set<String> used = find(sources(PROJECT.resolve("resources/app/fxml"), ".fxml"), IN_FXML);
        used.addAll(find(sources(PROJECT.resolve("app/src/main/java"), ".java"), MESSAGE_CALL));
        assertThat(used)
                .isNotEmpty()
                .allSatisfy(key -> assertThat(Messages.bundle().containsKey(key))
                        .as("text of %s", key)
                        .isTrue());
    }

    @Test
    void everyTextIsUsed() throws IOException {
        List<String> java = sources(PROJECT.resolve("app/src/main/java"), ".java");
        Set<String> used = find(sources(PROJECT.resolve("resources/app/fxml"), ".fxml"), IN_FXML);
        used.addAll(find(java, LITERAL));
        Set<String> prefixes = find(java, PREFIX);
        Set<String> unused = new TreeSet<>(Messages.bundle().keySet());
        unused.removeAll(used);
        unused.removeIf(key -> key.endsWith(".tip") && used.contains(key.substring(0, key.length() - ".tip".length())));
        unused.removeIf(key -> prefixes.stream().anyMatch(key::startsWith));
        assertThat(unused).isEmpty();
    }

    @Test
    void textsTakeTheirArguments() {
        assertThat(Messages.get("shell.counts", 0, 0)).isEqualTo("no containers, 0 live");
        assertThat(Messages.get("shell.counts", 1, 1)).isEqualTo("1 container, 1 live");
        assertThat(Messages.get("shell.counts", 5, 2)).isEqualTo("5 containers, 2 live");
        assertThat(Messages.get("main.help").toLowerCase(Locale.ROOT)).contains("\n  --root dir ");
    }

    @ParameterizedTest
    @EnumSource
    void noTextHoldsAnApostropheThatArgumentsWouldSwallow(Language language) {
        Messages.use(language);
        for (String key : Messages.bundle().keySet()) {
            assertThat(Messages.bundle().getString(key)).as(key).doesNotContain("'");
        }
    }

    @Test
    void bothFilesHaveTheSameKeysWithTheSamePlaceholders() throws IOException {
        Properties english = file("messages.properties");
        Properties german = file("messages_de.properties");
        assertThat(german.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(find(List.of(german.getProperty(key)), PLACEHOLDER))
                    .as("placeholders of %s", key)
                    .isEqualTo(find(List.of(english.getProperty(key)), PLACEHOLDER));
            assertThat(german.getProperty(key)).as(key).isNotBlank();
        }
    }

    @Test
    void englishIsToBeHadOnAGermanDesktop() {
        Locale desktop = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            Messages.use(Language.SYSTEM);
            assertThat(Messages.get("dialog.cancel")).isEqualTo("Abbrechen");
            Messages.use(Language.ENGLISH);
            assertThat(Messages.get("dialog.cancel")).isEqualTo("Cancel");
            Locale.setDefault(Locale.FRANCE);
            Messages.use(Language.SYSTEM);
            assertThat(Messages.get("dialog.cancel")).isEqualTo("Cancel");
        } finally {
            Locale.setDefault(desktop);
        }
    }

    private static Properties file(String name) throws IOException {
        Properties texts = new Properties();
        try (Reader reader =
                Files.newBufferedReader(PROJECT.resolve("resources/app/i18n").resolve(name))) {
            texts.load(reader);
        }
        return texts;
    }
}
