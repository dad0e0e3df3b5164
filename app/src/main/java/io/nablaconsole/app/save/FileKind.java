package io.nablaconsole.app.save;

import io.nablaconsole.app.i18n.Messages;
import java.util.Locale;
import javafx.stage.FileChooser;

/** The kinds of files the window writes for its user. */
public enum FileKind {
    PNG,
    CSV,
    CAST,
    LOG,
    ZIP;

    /** How names of this kind end, with the dot. */
    public String suffix() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    FileChooser.ExtensionFilter filter() {
        return new FileChooser.ExtensionFilter(
                Messages.get("save.kind." + name().toLowerCase(Locale.ROOT)), "*" + suffix());
    }
}
