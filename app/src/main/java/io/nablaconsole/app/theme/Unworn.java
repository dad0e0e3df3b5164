package io.nablaconsole.app.theme;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * What the themes dress and the window does not have. Every node is compared with every style class of a theme, so the
 * build leaves their rules out; who brings one of these controls into the window takes its line from here.
 */
enum Unworn {
    ACCORDION("accordion|titled-pane", "javafx.scene.control.(Accordion|TitledPane)"),
    ALERT(
            "dialog-pane|alert|choice-dialog|text-input-dialog",
            "javafx.scene.control.(Alert|ChoiceDialog|Dialog.*|TextInputDialog)"),
    BREADCRUMBS("breadcrumbs", "atlantafx.base.controls.Breadcrumbs"),
    CALENDAR("calendar", "atlantafx.base.controls.Calendar"),
    CARD("card|tile", "atlantafx.base.controls.(Card|Tile)"),
    CHART("chart.*|axis.*|default-color[0-9]|.*-legend-symbol", "javafx.scene.chart.*"),
    CHOICE_BOX("choice-box", "javafx.scene.control.ChoiceBox"),
    COLOR_PICKER("color-picker.*|color-palette|custom-color-dialog", "javafx.scene.control.ColorPicker"),
    DATE_PICKER("date-picker.*|.*-day-cell", "javafx.scene.control.DatePicker"),
    HTML_EDITOR("html-editor.*", "javafx.scene.web.HTMLEditor"),
    MENU_BAR("menu-bar", "javafx.scene.control.MenuBar"),
    MESSAGE("message|notification", "atlantafx.base.controls.(Message|Notification)"),
    MODAL_BOX("modal-box", "atlantafx.base.layout.ModalBox"),
    MODAL_PANE("modal-pane", "atlantafx.base.controls.ModalPane"),
    PAGINATION("pagination.*", "javafx.scene.control.Pagination"),
    PASSWORD_FIELD("password-field", "javafx.scene.control.PasswordField"),
    POPOVER("popover", "atlantafx.base.controls.Popover"),
    TOGGLE_SWITCH("toggle-switch", "atlantafx.base.controls.ToggleSwitch"),
    TREE("tree-.*", "javafx.scene.control.Tree(Table)?View");

    private final Pattern styleClass;
    private final String controls;

    Unworn(String styleClass, String controls) {
        this.styleClass = Pattern.compile(styleClass);
        this.controls = controls;
    }

    /** The classes whose instances wear these styles, as a regular expression; the window has none of them. */
    String controls() {
        return controls;
    }

    /** Whether nothing in the window wears {@code styleClass}. */
    static boolean wears(String styleClass) {
        return Arrays.stream(values())
                .anyMatch(each -> each.styleClass.matcher(styleClass).matches());
    }
}
