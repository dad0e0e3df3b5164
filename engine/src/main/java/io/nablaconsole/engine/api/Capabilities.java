package io.nablaconsole.engine.api;

import java.util.List;

/**
 * The five capability sets of a process, by name such as {@code CAP_NET_RAW}. As the OCI specification asks, a name the
 * kernel does not know and a capability the engine does not have are warned of and left out, not refused.
 */
public record Capabilities(
        List<String> bounding,
        List<String> effective,
        List<String> inheritable,
        List<String> permitted,
        List<String> ambient) {
    /** None at all. */
    public static final Capabilities NONE = new Capabilities(List.of(), List.of(), List.of(), List.of(), List.of());

    public Capabilities {
        bounding = List.copyOf(bounding);
        effective = List.copyOf(effective);
        inheritable = List.copyOf(inheritable);
        permitted = List.copyOf(permitted);
        ambient = List.copyOf(ambient);
    }
}
