package io.nablaconsole.app.fx;

import javafx.event.Event;
import javafx.event.EventType;

/** What a view asks of the window it stands in, about one container; the window answers it. */
public final class WindowRequest extends Event {
    private static final long serialVersionUID = 1;

    public static final EventType<WindowRequest> ANY = new EventType<>(Event.ANY, "WINDOW_REQUEST");
    /** To play its console again. */
    public static final EventType<WindowRequest> REPLAY = new EventType<>(ANY, "REPLAY");
    /** To save its console's log as a file. */
    public static final EventType<WindowRequest> SAVE_LOG = new EventType<>(ANY, "SAVE_LOG");
    /** To save the node it comes from as a picture. */
    public static final EventType<WindowRequest> SAVE_PICTURE = new EventType<>(ANY, "SAVE_PICTURE");
    /** To show its console in a window of its own. */
    public static final EventType<WindowRequest> OWN_WINDOW = new EventType<>(ANY, "OWN_WINDOW");
    /** To compare its figures with those of others. */
    public static final EventType<WindowRequest> COMPARE = new EventType<>(ANY, "COMPARE");
    /** To save its figures as a table. */
    public static final EventType<WindowRequest> SAVE_FIGURES = new EventType<>(ANY, "SAVE_FIGURES");

    private final String container;

    /** Asks for {@code type} about the container with this id. */
    public WindowRequest(EventType<WindowRequest> type, String container) {
        super(type);
        this.container = container;
    }

    /** Id of the container. */
    public String container() {
        return container;
    }
}
