package io.nablaconsole.app.fx;

import java.net.URL;

/** The FXML files of the window. */
public enum FxmlFile {
    SHELL("ShellView"),
    CONTAINERS("ContainersView"),
    TABLE_AND_DETAILS("TableAndDetails"),
    EMPTY_STATE("EmptyState"),
    DETAIL("DetailView"),
    OVERVIEW("OverviewView"),
    STATISTICS("StatisticsView"),
    SANDBOX("SandboxView"),
    COMPARE("CompareView"),
    REPLAY("ReplayView"),
    CONSOLES("ConsolesView"),
    INSPECT("InspectView"),
    CREATE("CreateView"),
    CREATE_GUEST("CreateGuestView"),
    CREATE_MACHINE("CreateMachineView"),
    CREATE_PREVIEW("CreatePreviewView"),
    SIGNALS("SignalPickerView"),
    SAMPLES("SamplesView"),
    LESSONS("LessonsView"),
    LESSON("LessonPanel"),
    PALETTE("PaletteView"),
    HOST("HostView"),
    ACTIVITY("ActivityView"),
    SHORTCUTS("ShortcutsView"),
    PREFERENCES("PreferencesView");

    private final String file;

    FxmlFile(String file) {
        this.file = file;
    }

    /** Where the file lies. */
    public URL url() {
        URL url = FxmlFile.class.getResource("/io/nablaconsole/app/fxml/" + file + ".fxml");
        if (url == null) {
            throw new IllegalStateException("missing resource fxml/" + file + ".fxml");
        }
        return url;
    }
}
