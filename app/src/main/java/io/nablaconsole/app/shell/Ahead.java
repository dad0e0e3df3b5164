package io.nablaconsole.app.shell;

import io.nablaconsole.app.fx.FxmlFile;
import java.io.IOException;
import java.io.InputStream;
import javafx.scene.text.Font;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.kordamp.ikonli.javafx.FontIcon;

/** What takes its time when it is first used, and can be used before there is a window. */
public final class Ahead {
    private Ahead() {}

    /** Uses fonts, icons and the reader of views once; on a thread of its own while the toolkit starts. */
    public static void prepare() {
        new FontIcon(Page.CONTAINERS.icon()).setText(Font.getFamilies().get(0));
        try (InputStream view = FxmlFile.SHELL.url().openStream()) {
            XMLStreamReader reader = XMLInputFactory.newInstance().createXMLStreamReader(view);
            while (reader.hasNext()) {
                reader.next();
            }
        } catch (IOException | XMLStreamException e) {
            throw new IllegalStateException("cannot read " + FxmlFile.SHELL.url(), e);
        }
    }
}
