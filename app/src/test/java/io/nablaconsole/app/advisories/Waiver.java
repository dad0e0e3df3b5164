package io.nablaconsole.app.advisories;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A hole that does not concern the product, why, and the last day on which that is taken for granted. */
record Waiver(String advisory, String component, LocalDate until, String reason) implements Comparable<Waiver> {
    Waiver {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("the waiver of " + advisory + " gives no reason");
        }
    }

    static List<Waiver> read(Path file) throws IOException {
        List<Waiver> waivers = new ArrayList<>();
        for (JsonNode entry : JsonMapper.builder().build().readTree(file.toFile())) {
            waivers.add(new Waiver(
                    entry.path("advisory").asText(),
                    entry.path("package").asText(),
                    LocalDate.parse(entry.path("until").asText()),
                    entry.path("reason").asText()));
        }
        return waivers;
    }

    @Override
    public int compareTo(Waiver other) {
        return Comparator.comparing(Waiver::component)
                .thenComparing(Waiver::advisory)
                .compare(this, other);
    }
}
