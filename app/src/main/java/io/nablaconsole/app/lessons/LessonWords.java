package io.nablaconsole.app.lessons;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.lessons.script.Check;
import io.nablaconsole.app.lessons.script.Deed;
import io.nablaconsole.app.lessons.script.Place;
import io.nablaconsole.app.lessons.script.Text;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The window's words for what a lesson's buttons do and its checks wait for. */
final class LessonWords {
    /** The key of a text of the window in braces, such as <code>{containers.stop}</code>. */
    static final Pattern KEY = Pattern.compile("\\{([a-zA-Z]+\\.[a-zA-Z.]+)}");

    private LessonWords() {}

    /** {@code text} in the language of the window, with the window's own words in place of their keys. */
    static String of(Text text) {
        String words = text.in(Messages.locale().getLanguage());
        return KEY.matcher(words).replaceAll(found -> Matcher.quoteReplacement(named(found)));
    }

    private static String named(MatchResult found) {
        String key = found.group(1);
        return Messages.bundle().containsKey(key) ? Messages.get(key) : found.group();
    }

    /** What the button of {@code deed} says. */
    static String of(Deed deed) {
        if (deed.label() != null) {
            return of(deed.label());
        }
        if (deed instanceof Deed.With with) {
            return Messages.get("lessons.do." + word(with.verb()), with.container());
        }
        if (deed instanceof Deed.Send send) {
            return Messages.get("lessons.do.signal", send.signal().name(), send.container());
        }
        return deed instanceof Deed.Show show
                ? Messages.get("lessons.do.show", of(show.place()))
                : Messages.get("lessons.do.measure");
    }

    /** What {@code check} waits for; what came of it only once it has {@code held}, for that is to be found out. */
    static String of(Check check, boolean held) {
        if (check instanceof Check.Is is) {
            return Messages.get("lessons.until." + word(is.condition()), is.container());
        }
        if (check instanceof Check.Ended ended) {
            return held ? of(ended) : Messages.get("lessons.until.ended", ended.container());
        }
        if (check instanceof Check.Prints prints) {
            return held
                    ? Messages.get("lessons.until.prints", prints.container(), prints.text())
                    : Messages.get("lessons.until.printing", prints.container());
        }
        if (check instanceof Check.Shown shown) {
            return shown.container() == null
                    ? Messages.get("lessons.until.shown", of(shown.place()))
                    : Messages.get("lessons.until.shownOf", of(shown.place()), shown.container());
        }
        return Messages.get("lessons.until.measured");
    }

    private static String of(Check.Ended ended) {
        if (ended.signal() != null) {
            return Messages.get(
                    "lessons.until.killed", ended.container(), ended.signal().name());
        }
        return ended.code() == null
                ? Messages.get("lessons.until.ended", ended.container())
                : Messages.get("lessons.until.exited", ended.container(), ended.code());
    }

    private static String of(Place place) {
        return Messages.get("lessons.place." + place.word());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
