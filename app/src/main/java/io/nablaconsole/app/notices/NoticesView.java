package io.nablaconsole.app.notices;

import atlantafx.base.theme.Styles;
import io.nablaconsole.app.i18n.Messages;
import java.util.HashMap;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Shows the notices in the lower right corner of the window; good news goes by itself. */
public final class NoticesView extends VBox {
    private static final Duration SHORT = Duration.seconds(4);

    private final Notices notices;
    private final Map<Notice, NoticeCard> cards = new HashMap<>();

    public NoticesView(Notices notices) {
        this.notices = notices;
        getStyleClass().add("notices");
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.BOTTOM_RIGHT);
        setAccessibleText(Messages.get("notice.accessible"));
        notices.shown().addListener((ListChangeListener<Notice>) this::changed);
    }

    private void changed(ListChangeListener.Change<? extends Notice> change) {
        while (change.next()) {
            for (Notice gone : change.getRemoved()) {
                getChildren().remove(cards.remove(gone));
            }
            for (Notice added : change.getAddedSubList()) {
                NoticeCard card = new NoticeCard(added, () -> notices.dismiss(added));
                cards.put(added, card);
                getChildren().add(card);
                card.getStyleClass().add(Styles.ELEVATED_2);
                if (passing(added)) {
                    PauseTransition wait = new PauseTransition(SHORT);
                    wait.setOnFinished(e -> notices.dismiss(added));
                    wait.play();
                }
            }
        }
    }

    private static boolean passing(Notice notice) {
        boolean good = notice.kind() == Notice.Kind.SUCCESS || notice.kind() == Notice.Kind.INFO;
        return good && notice.progress() == null;
    }
}
