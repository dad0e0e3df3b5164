package io.nablaconsole.app.shell;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerList;
import io.nablaconsole.app.live.ContainerRow;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.util.Subscription;

/** What the status bar says; for the FX thread. */
public final class ShellViewModel {
    private final ContainerList list;
    private final String root;
    private final ReadOnlyStringWrapper counts = new ReadOnlyStringWrapper("");
    private final Map<ContainerRow, Subscription> followed = new HashMap<>();

    public ShellViewModel(ContainerList list, String root) {
        this.list = list;
        this.root = root;
        list.rows().addListener((ListChangeListener<ContainerRow>) this::changed);
        count();
    }

    private void changed(ListChangeListener.Change<? extends ContainerRow> change) {
        while (change.next()) {
            for (ContainerRow gone : change.getRemoved()) {
                Subscription old = followed.remove(gone);
                if (old != null) {
                    old.unsubscribe();
                }
            }
            for (ContainerRow added : change.getAddedSubList()) {
                followed.put(added, added.snapshotProperty().subscribe((was, now) -> count()));
            }
        }
        count();
    }

    private void count() {
        long live = list.rows().stream().filter(ContainerRow::live).count();
        counts.set(Messages.get("shell.counts", list.rows().size(), live));
    }

    /** How many containers there are and how many of them live. */
    public ReadOnlyStringProperty countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /** The containers. */
    public ContainerList list() {
        return list;
    }

    /** Where they are kept. */
    public String root() {
        return root;
    }
}
