package io.nablaconsole.app.advisories;

/** A package of the class path: group:artifact, and its version. */
record Component(String name, String version) implements Comparable<Component> {
    /** The package URL without qualifiers, which say nothing of holes. */
    String url() {
        return "pkg:maven/" + name.replace(':', '/') + "@" + version;
    }

    @Override
    public int compareTo(Component other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : version.compareTo(other.version);
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
