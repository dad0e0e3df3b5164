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
import org.jspecify.annotations.Nullable;

/** Shows the notices in the lower right corner of the window; good news goes by itself. */
public final class NoticesView extends VBox {
    private static final Duration SHORT = Duration.seconds(4);
    private static final Duration TO_DECIDE = Duration.seconds(10);

    private final Notices notices;
    private final Runnable left;
    private final Map<Notice, NoticeCard> cards = new HashMap<>();
    private final Map<Notice, PauseTransition> waits = new HashMap<>();

    /** @param left gives the keyboard another place, when the notice that had it is gone */
    public NoticesView(Notices notices, Runnable left) {
        this.notices = notices;
        this.left = left;
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
            change.getRemoved().forEach(this::remove);
            for (Notice added : change.getAddedSubList()) {
                NoticeCard card = new NoticeCard(added, () -> notices.dismiss(added));
                cards.put(added, card);
                getChildren().add(card);
                card.getStyleClass().add(Styles.ELEVATED_2);
                if (passing(added)) {
                    pass(added, card);
                }
            }
        }
    }

    private void remove(Notice gone) {
        NoticeCard card = cards.remove(gone);
        PauseTransition wait = waits.remove(gone);
        if (wait != null) {
            wait.stop();
        }
        if (card == null) {
            return;
        }
        boolean focused = card.isFocusWithin();
        getChildren().remove(card);
        if (focused) {
            left.run();
        }
    }

    /** Takes {@code notice} away after a while in which neither pointer nor keyboard was in it. */
    private void pass(Notice notice, NoticeCard card) {
        PauseTransition wait = new PauseTransition(notice.action() == null ? SHORT : TO_DECIDE);
        wait.setOnFinished(e -> notices.dismiss(notice));
        waits.put(notice, wait);
        Runnable judge = () -> {
            if (card.isHover() || card.isFocusWithin() || !waits.containsValue(wait)) {
                wait.stop();
            } else {
                wait.playFromStart();
            }
        };
        card.hoverProperty().subscribe(judge);
        card.focusWithinProperty().subscribe(judge);
        judge.run();
    }

    /** What takes {@code notice} away by itself; null: nothing. */
    @Nullable
    PauseTransition waitOf(Notice notice) {
        return waits.get(notice);
    }

    private static boolean passing(Notice notice) {
        boolean good = notice.kind() == Notice.Kind.SUCCESS || notice.kind() == Notice.Kind.INFO;
        return good && notice.progress() == null;
    }
}
