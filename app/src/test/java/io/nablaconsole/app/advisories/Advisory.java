package io.nablaconsole.app.advisories;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** One known hole: its id, its other names, what it is, and the versions that mend it. */
record Advisory(String id, List<String> aliases, String summary, List<String> mendedIn) {
    /** From a record of OSV's schema, as far as it concerns the package. */
    static Advisory of(JsonNode record, Component component) {
        List<String> aliases = new ArrayList<>();
        record.path("aliases").forEach(alias -> aliases.add(alias.asText()));
        List<String> mended = new ArrayList<>();
        for (JsonNode affected : record.path("affected")) {
            if (affected.path("package").path("name").asText().equals(component.name())) {
                affected.findValuesAsText("fixed").forEach(mended::add);
            }
        }
        return new Advisory(
                record.path("id").asText(), aliases, record.path("summary").asText(), mended);
    }

    boolean isCalled(String name) {
        return id.equals(name) || aliases.contains(name);
    }

    /** For people: the package, the hole, and the way out. */
    String of(Component component) {
        return component + ": " + id + (aliases.isEmpty() ? "" : " (" + String.join(", ", aliases) + ")")
                + (summary.isBlank() ? "" : " " + summary)
                + (mendedIn.isEmpty() ? "; no version mends it" : "; mended in " + String.join(", ", mendedIn));
    }
}
