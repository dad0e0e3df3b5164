package io.nablaconsole.app.shortcuts;

import io.nablaconsole.app.i18n.Messages;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;

/**
 * Which keys do what. Keys are written {@code Ctrl+Alt+Shift+Name} with the modifiers in that order. For the FX thread.
 */
public final class ShortcutsViewModel {
    private static final Pattern PAGE = Pattern.compile("Ctrl\\+[1-9]");
    private static final Pattern USABLE = Pattern.compile("((Ctrl|Alt)\\+.+)|((Shift\\+)?F\\d+)");

    private final ObjectProperty<Map<String, String>> chosen;

    /**
     * Over the keys the user has chosen.
     *
     * @param chosen by the name of the shortcut; what is not in it has its usual keys
     */
    public ShortcutsViewModel(ObjectProperty<Map<String, String>> chosen) {
        this.chosen = chosen;
    }

    /** The keys of {@code shortcut}. */
    public String keys(Shortcut shortcut) {
        return chosen.get().getOrDefault(shortcut.name(), shortcut.usual());
    }

    /** Runs {@code changed} now and whenever keys change. */
    public void follow(Runnable changed) {
        chosen.subscribe(() -> changed.run());
        changed.run();
    }

    /**
     * Gives {@code shortcut} other keys.
     *
     * @return why it cannot have them, in a sentence; empty when it has them now
     */
    public Optional<String> change(Shortcut shortcut, String keys) {
        if (!USABLE.matcher(keys).matches()) {
            return Optional.of(Messages.get("shortcuts.plain", keys));
        }
        if (PAGE.matcher(keys).matches()) {
            return Optional.of(Messages.get("shortcuts.page", keys));
        }
        Optional<Shortcut> holder = Arrays.stream(Shortcut.values())
                .filter(other -> other != shortcut && keys(other).equals(keys))
                .findFirst();
        if (holder.isPresent()) {
            return Optional.of(
                    Messages.get("shortcuts.taken", keys, holder.get().title()));
        }
        Map<String, String> next = new TreeMap<>(chosen.get());
        next.put(shortcut.name(), keys);
        if (keys.equals(shortcut.usual())) {
            next.remove(shortcut.name());
        }
        chosen.set(Map.copyOf(next));
        return Optional.empty();
    }

    /** Gives all their usual keys. */
    public void reset() {
        chosen.set(Map.of());
    }
}
