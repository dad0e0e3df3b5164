package io.nablaconsole.app.save;

import io.nablaconsole.app.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.image.Image;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.transform.Transform;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Saves parts of the window as PNG. A view only {@link #mark marks} what is a picture; the context menu of every marked
 * node and the command palette then offer it. For the FX thread.
 */
public final class PictureSaver {
    /** Pixels of the file per pixel of the window: sharp on paper and on a projector. */
    private static final double SCALE = 2;

    private static final Object TITLE = new Object();

    private final FileSaver files;

    /**
     * A picture on show.
     *
     * @param title what it shows
     */
    public record Picture(String title, Node node) {}

    public PictureSaver(FileSaver files) {
        this.files = files;
    }

    /** Says that {@code node} is a picture, called {@code title}. */
    public static void mark(Node node, String title) {
        node.getProperties().put(TITLE, title);
    }

    /** Offers the marked nodes of {@code scene} in their context menus. */
    public void install(Scene scene) {
        scene.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            Picture picture = event.getTarget() instanceof Node node ? around(node) : null;
            if (picture != null && !event.isConsumed()) {
                menu(picture, event);
                event.consume();
            }
        });
    }

    private void menu(Picture picture, ContextMenuEvent event) {
        ContextMenu menu = new ContextMenu(item(picture.node()));
        menu.setAutoHide(true);
        if (event.isKeyboardTrigger()) {
            menu.show(picture.node(), Side.BOTTOM, 0, 0);
        } else {
            menu.show(picture.node(), event.getScreenX(), event.getScreenY());
        }
    }

    /** An item for a menu of a picture's own. */
    public MenuItem item(Node picture) {
        MenuItem item = new MenuItem(Messages.get("save.picture"), new FontIcon("fth-image"));
        item.setOnAction(e -> save(picture));
        return item;
    }

    /** Saves {@code node}, which is marked, as it is now. */
    public void save(Node node) {
        String title = String.valueOf(node.getProperties().get(TITLE));
        Image image = image(node);
        files.save(node.getScene().getWindow(), title, FileKind.PNG, out -> out.write(Png.encode(image)));
    }

    /** What {@code node} shows now, on the ground it stands on. */
    static Image image(Node node) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(SCALE, SCALE));
        parameters.setFill(ground(node));
        return node.snapshot(parameters, null);
    }

    private static Paint ground(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each instanceof Region region && region.getBackground() != null) {
                for (BackgroundFill fill : region.getBackground().getFills()) {
                    if (fill.getFill() instanceof Color color && color.isOpaque()) {
                        return color;
                    }
                }
            }
        }
        return Color.WHITE;
    }

    /** The pictures on show in {@code scene}. */
    public static List<Picture> shown(Scene scene) {
        List<Picture> found = new ArrayList<>();
        collect(scene.getRoot(), found);
        return found;
    }

    private static void collect(Node node, List<Picture> found) {
        if (!node.isVisible()) {
            return;
        }
        Picture picture = marked(node);
        if (picture != null && node.getLayoutBounds().getWidth() > 0) {
            found.add(picture);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private static @Nullable Picture around(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            Picture picture = marked(each);
            if (picture != null) {
                return picture;
            }
        }
        return null;
    }

    private static @Nullable Picture marked(Node node) {
        return node.hasProperties() && node.getProperties().get(TITLE) instanceof String title
                ? new Picture(title, node)
                : null;
    }
}
