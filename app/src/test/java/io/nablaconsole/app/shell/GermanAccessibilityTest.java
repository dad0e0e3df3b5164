package io.nablaconsole.app.shell;

import io.nablaconsole.app.i18n.Language;
import io.nablaconsole.app.theme.ThemeChoice;

/** The same in the other language and the other theme. */
class GermanAccessibilityTest extends AccessibilityTest {
    @Override
    protected Language language() {
        return Language.GERMAN;
    }

    @Override
    protected ThemeChoice theme() {
        return ThemeChoice.DARK;
    }
}
