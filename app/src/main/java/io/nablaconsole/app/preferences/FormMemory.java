package io.nablaconsole.app.preferences;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into the form of a new container the last time.
 *
 * @param images by the path of the unikernel, the latest last, the values by the names of their fields
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FormMemory(@JsonProperty("images") Map<String, Map<String, String>> images) {
    public static final FormMemory EMPTY = new FormMemory(Map.of());

    private static final int MOST = 100;

    public FormMemory(@Nullable Map<String, Map<String, String>> images) {
        this.images = images == null ? new LinkedHashMap<>() : new LinkedHashMap<>(images);
    }

    /** The values for {@code image}; empty when it is not known. */
    public Map<String, String> of(String image) {
        return images.getOrDefault(image, Map.of());
    }

    /** The same with {@code values} for {@code image}; what was used longest ago is forgotten. */
    public FormMemory with(String image, Map<String, String> values) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>(images);
        all.remove(image);
        all.put(image, Map.copyOf(values));
        while (all.size() > MOST) {
            all.remove(all.keySet().iterator().next());
        }
        return new FormMemory(all);
    }
}
