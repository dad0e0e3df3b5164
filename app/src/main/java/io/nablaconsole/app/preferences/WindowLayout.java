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
 * @param divider where the table ends, 0 to 1
 * @param tab the tab of the details, counted from 0
 * @param columns of the table, in their order
 * @param consoleTabs whether the page of consoles shows tabs
 * @param groupBy the label by which the containers are grouped; empty: none
 * @param consoles open on the page of consoles, by the directory of the containers
 * @param windows consoles in windows of their own, likewise
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record WindowLayout(
        @JsonProperty("width") double width,
        @JsonProperty("height") double height,
        @JsonProperty("maximized") boolean maximized,
        @JsonProperty("divider") double divider,
        @JsonProperty("tab") int tab,
        @JsonProperty("columns") List<Column> columns,
        @JsonProperty("groupBy") String groupBy,
        @JsonProperty("consoleTabs") boolean consoleTabs,
        @JsonProperty("consoles") Map<String, List<String>> consoles,
        @JsonProperty("windows") Map<String, List<Place>> windows) {
    public static final WindowLayout DEFAULT =
            new WindowLayout(0, 0, false, 0.4, 0, List.of(), "", false, Map.of(), Map.of());

    private static final double LEAST_DIVIDER = 0.1;

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
            boolean maximized,
            double divider,
            int tab,
            @Nullable List<Column> columns,
            @Nullable String groupBy,
            boolean consoleTabs,
            @Nullable Map<String, List<String>> consoles,
            @Nullable Map<String, List<Place>> windows) {
        this.width = width;
        this.height = height;
        this.maximized = maximized;
        this.divider = divider < LEAST_DIVIDER || divider > 1 - LEAST_DIVIDER ? 0.4 : divider;
        this.tab = Math.max(0, tab);
        this.columns = columns == null ? List.of() : List.copyOf(columns);
        this.groupBy = groupBy == null ? "" : groupBy;
        this.consoleTabs = consoleTabs;
        this.consoles = consoles == null ? Map.of() : Map.copyOf(consoles);
        this.windows = windows == null ? Map.of() : Map.copyOf(windows);
    }

    /** The consoles that were open over {@code root}. */
    public List<String> consolesOf(String root) {
        return consoles.getOrDefault(root, List.of());
    }

    /** The consoles of all roots, with {@code ids} as those of {@code root}. */
    public Map<String, List<String>> consolesWith(String root, List<String> ids) {
        return with(consoles, root, ids);
    }

    /** The consoles that had windows of their own over {@code root}. */
    public List<Place> windowsOf(String root) {
        return windows.getOrDefault(root, List.of());
    }

    /** The windows of all roots, with {@code places} as those of {@code root}. */
    public Map<String, List<Place>> windowsWith(String root, List<Place> places) {
        return with(windows, root, places);
    }

    private static <T> Map<String, List<T>> with(Map<String, List<T>> before, String root, List<T> now) {
        Map<String, List<T>> all = new LinkedHashMap<>(before);
        all.remove(root);
        if (!now.isEmpty()) {
            all.put(root, List.copyOf(now));
        }
        return all;
    }
}
