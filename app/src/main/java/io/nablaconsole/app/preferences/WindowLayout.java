package io.nablaconsole.app.preferences;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the window was left.
 *
 * @param width of the window; 0 when it was never left
 * @param height of the window; 0 when it was never left
 * @param at where its corner was; null when it was never left
 * @param divider where the table ends, 0 to 1
 * @param tab the tab of the details; empty when it was never left
 * @param columns of the table, in their order
 * @param consoleTabs whether the page of consoles shows tabs
 * @param groupBy the label by which the containers are grouped; empty: none
 * @param roots what was shown of the containers, by their directory
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record WindowLayout(
        @JsonProperty("width") double width,
        @JsonProperty("height") double height,
        @JsonProperty("at") @Nullable Corner at,
        @JsonProperty("maximized") boolean maximized,
        @JsonProperty("divider") double divider,
        @JsonProperty("tab") String tab,
        @JsonProperty("columns") List<Column> columns,
        @JsonProperty("groupBy") String groupBy,
        @JsonProperty("consoleTabs") boolean consoleTabs,
        @JsonProperty("roots") Map<String, Shown> roots) {
    public static final WindowLayout DEFAULT =
            new WindowLayout(0, 0, null, false, 0.4, "", List.of(), "", false, Map.of());

    private static final double LEAST_DIVIDER = 0.1;

    /** The upper left corner of a window on the screens. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Corner(
            @JsonProperty("x") double x, @JsonProperty("y") double y) {}

    /** The same with what was shown of the containers of all roots. */
    public WindowLayout with(Map<String, Shown> all) {
        return new WindowLayout(width, height, at, maximized, divider, tab, columns, groupBy, consoleTabs, all);
    }

    /**
     * A column of the table.
     *
     * @param sort {@code ascending}, {@code descending} or empty
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Column(
            @JsonProperty("id") String id,
            @JsonProperty("width") double width,
            @JsonProperty("visible") boolean visible,
            @JsonProperty("sort") String sort) {
        public Column(@Nullable String id, double width, boolean visible, @Nullable String sort) {
            this.id = id == null ? "" : id;
            this.width = width;
            this.visible = visible;
            this.sort = sort == null ? "" : sort;
        }
    }

    /**
     * What was shown of the containers of one directory.
     *
     * @param selected the container of the details; empty: none
     * @param consoles open on the page of consoles
     * @param windows consoles in windows of their own
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Shown(
            @JsonProperty("selected") String selected,
            @JsonProperty("consoles") List<String> consoles,
            @JsonProperty("windows") List<Place> windows) {
        /** Nothing yet. */
        public static final Shown NOTHING = new Shown("", List.of(), List.of());

        public Shown(@Nullable String selected, @Nullable List<String> consoles, @Nullable List<Place> windows) {
            this.selected = selected == null ? "" : selected;
            this.consoles = consoles == null ? List.of() : List.copyOf(consoles);
            this.windows = windows == null ? List.of() : List.copyOf(windows);
        }
    }

    /**
     * Where the console of a container is on the screen.
     *
     * @param id of the container
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Place(
            @JsonProperty("id") String id,
            @JsonProperty("x") double x,
            @JsonProperty("y") double y,
            @JsonProperty("width") double width,
            @JsonProperty("height") double height) {
        public Place(@Nullable String id, double x, double y, double width, double height) {
            this.id = id == null ? "" : id;
            this.x = x;
            this.y = y;
            this.width = width;
            this.height = height;
        }
    }

    public WindowLayout(
            double width,
            double height,
            @Nullable Corner at,
            boolean maximized,
            double divider,
            @Nullable String tab,
            @Nullable List<Column> columns,
            @Nullable String groupBy,
            boolean consoleTabs,
            @Nullable Map<String, Shown> roots) {
        this.width = width;
        this.height = height;
        this.at = at;
        this.maximized = maximized;
        this.divider = divider < LEAST_DIVIDER || divider > 1 - LEAST_DIVIDER ? 0.4 : divider;
        this.tab = tab == null ? "" : tab;
        this.columns = columns == null ? List.of() : List.copyOf(columns);
        this.groupBy = groupBy == null ? "" : groupBy;
        this.consoleTabs = consoleTabs;
        this.roots = roots == null ? Map.of() : Map.copyOf(roots);
    }

    /** What was shown of the containers in {@code root}. */
    public Shown of(String root) {
        return roots.getOrDefault(root, Shown.NOTHING);
    }

    /** What was shown of the containers of all roots, with {@code now} as that of {@code root}. */
    public Map<String, Shown> rootsWith(String root, Shown now) {
        Map<String, Shown> all = new LinkedHashMap<>(roots);
        all.remove(root);
        if (!now.equals(Shown.NOTHING)) {
            all.put(root, now);
        }
        return all;
    }
}
