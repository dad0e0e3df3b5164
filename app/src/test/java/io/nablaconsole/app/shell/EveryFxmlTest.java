package io.nablaconsole.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.i18n.Language;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.testing.Await;
import io.nablaconsole.app.theme.ThemeChoice;
import io.nablaconsole.app.theme.Themes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.CssParser;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationTest;

/** Every FXML file loads by itself, in every language and theme, and no style sheet has an error. */
class EveryFxmlTest extends ApplicationTest {
    @Override
    public void start(Stage stage) {
        CssParser.errorsProperty().clear(); // errors are kept from the first time anybody asks for them
    }

    @AfterEach
    void english() {
        Messages.use(Language.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH, LIGHT", "ENGLISH, DARK", "GERMAN, LIGHT", "GERMAN, DARK"})
    void loads(Language language, ThemeChoice theme) {
        Messages.use(language);
        for (FxmlFile file : FxmlFile.values()) {
            boolean styled = Await.fx(() -> dress(load(file), theme));
            assertThat(styled).as("%s is dressed", file).isTrue();
        }
        assertThat(Await.fx(() -> CssParser.errorsProperty().stream()
                        .map(CssParser.ParseError::getMessage)
                        .toList()))
                .isEmpty();
    }

    /** Without its controller, which would need the whole window around it. */
    private static Parent load(FxmlFile file) throws IOException {
        String text;
        try (InputStream in = file.url().openStream()) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        text = text.replaceFirst("fx:controller=\"[^\"]*\"", "").replaceAll(" on[A-Z][A-Za-z]*=\"#[A-Za-z]+\"", "");
        FXMLLoader loader = new FXMLLoader(file.url(), Messages.bundle());
        return loader.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean dress(Parent root, ThemeChoice theme) {
        Themes themes = new Themes(Tasks.forWindow());
        Scene scene = new Scene(root);
        themes.dress(scene);
        themes.follow(new SimpleObjectProperty<>(theme));
        root.applyCss();
        root.layout();
        return themes.darkProperty().get() == (theme == ThemeChoice.DARK)
                && !scene.getStylesheets().isEmpty();
    }
}
