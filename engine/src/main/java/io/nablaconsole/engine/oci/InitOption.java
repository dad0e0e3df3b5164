package io.nablaconsole.engine.oci;

import io.nablaconsole.engine.json.JsonReader;
import java.util.List;

/**
 * The option {@code --init} of docker and podman: they mount a small init into the container and put it before the program.
 * A unikernel is its container's only program, with no child whose end somebody would have to see.
 */
final class InitOption {
    private static final String END_OF_OPTIONS = "--";

    private InitOption() {}

    /** Whether the arguments begin with an init that is brought by a mount. */
    static boolean given(JsonReader top, List<String> args) {
        return args.size() > 2
                && args.get(1).equals(END_OF_OPTIONS)
                && top.children("mounts").stream().anyMatch(mount -> args.get(0).equals(mount.text("destination", "")));
    }

    /** The arguments without it. */
    static List<String> without(JsonReader top, List<String> args) {
        return given(top, args) ? args.subList(2, args.size()) : args;
    }
}
