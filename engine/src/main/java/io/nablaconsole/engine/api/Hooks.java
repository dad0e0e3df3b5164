package io.nablaconsole.engine.api;

import java.util.List;
import java.util.stream.Stream;

/** The programs to run at six points of a container's life, as the OCI specification names them; each list in order. */
public record Hooks(
        List<Hook> prestart,
        List<Hook> createRuntime,
        List<Hook> createContainer,
        List<Hook> startContainer,
        List<Hook> poststart,
        List<Hook> poststop) {
    /** Where in a container's life a hook runs. */
    public enum Point {
        /** During create, in the engine's namespaces; older than {@link #CREATE_RUNTIME}, run just before it. */
        PRESTART("prestart"),
        CREATE_RUNTIME("createRuntime"),
        /** During create, in the container's network namespace. */
        CREATE_CONTAINER("createContainer"),
        /** During start, in the container's network namespace, before the tender is executed. */
        START_CONTAINER("startContainer"),
        /** After the tender was executed, in the engine's namespaces. */
        POSTSTART("poststart"),
        /**
         * After everything of the container was deleted, in the engine's namespaces; after it was stopped when a hook
         * before had failed.
         */
        POSTSTOP("poststop");

        private final String member;

        Point(String member) {
            this.member = member;
        }

        /** The name of the list in a configuration. */
        @Override
        public String toString() {
            return member;
        }
    }

    public static final Hooks NONE = new Hooks(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Hooks {
        prestart = List.copyOf(prestart);
        createRuntime = List.copyOf(createRuntime);
        createContainer = List.copyOf(createContainer);
        startContainer = List.copyOf(startContainer);
        poststart = List.copyOf(poststart);
        poststop = List.copyOf(poststop);
    }

    public List<Hook> at(Point point) {
        return switch (point) {
            case PRESTART -> prestart;
            case CREATE_RUNTIME -> createRuntime;
            case CREATE_CONTAINER -> createContainer;
            case START_CONTAINER -> startContainer;
            case POSTSTART -> poststart;
            case POSTSTOP -> poststop;
        };
    }

    /** These hooks with one more at {@code point}. */
    public Hooks with(Point point, Hook hook) {
        return new Hooks(
                added(Point.PRESTART, point, hook),
                added(Point.CREATE_RUNTIME, point, hook),
                added(Point.CREATE_CONTAINER, point, hook),
                added(Point.START_CONTAINER, point, hook),
                added(Point.POSTSTART, point, hook),
                added(Point.POSTSTOP, point, hook));
    }

    private List<Hook> added(Point list, Point point, Hook hook) {
        return list == point ? Stream.concat(at(list).stream(), Stream.of(hook)).toList() : at(list);
    }
}
