package io.nablaconsole.engine.network;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A network interface as {@code ip -details -json link} tells of it.
 *
 * @param up whether it was set up, whatever its other end does
 * @param kind {@code tun}, {@code bridge}, …; empty for hardware
 * @param type of a tun: {@code tap} or {@code tun}; else empty
 * @param owner name or number of the user a tap was made for; empty: nobody in particular
 * @param alias free text somebody gave it
 * @param master the bridge it is a port of; empty when of none
 */
record Link(String name, int mtu, boolean up, String kind, String type, String owner, String alias, String master) {
    static Link of(JsonNode node) {
        boolean up = false;
        for (JsonNode flag : node.path("flags")) {
            up |= flag.asText().equals("UP");
        }
        JsonNode info = node.path("linkinfo");
        JsonNode data = info.path("info_data");
        return new Link(
                node.path("ifname").asText(),
                node.path("mtu").asInt(),
                up,
                info.path("info_kind").asText(),
                data.path("type").asText(),
                data.path("user").asText(),
                node.path("ifalias").asText(),
                node.path("master").asText());
    }

    boolean isTap() {
        return kind.equals("tun") && type.equals("tap");
    }

    boolean isBridge() {
        return kind.equals("bridge");
    }
}
