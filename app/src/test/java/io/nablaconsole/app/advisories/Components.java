package io.nablaconsole.app.advisories;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** What a CycloneDX list in JSON names, without the product's own modules. */
final class Components {
    private static final String OWN = "io.nablaconsole";

    private Components() {}

    static Set<Component> read(Path list) throws IOException {
        Set<Component> components = new TreeSet<>();
        for (JsonNode entry :
                JsonMapper.builder().build().readTree(list.toFile()).path("components")) {
            String group = entry.path("group").asText();
            if (!group.equals(OWN)) {
                components.add(new Component(
                        group + ":" + entry.path("name").asText(),
                        entry.path("version").asText()));
            }
        }
        if (components.isEmpty()) {
            throw new IOException("no component is named in " + list);
        }
        return components;
    }
}
