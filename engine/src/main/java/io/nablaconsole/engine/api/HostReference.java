package io.nablaconsole.engine.api;

/**
 * Something of this host that a configuration names: a file to read or write, a program to run, a group to join.
 *
 * @param place the JSON path that names it, such as {@code root.path}
 * @param value what stands there, a file as an absolute path
 */
public record HostReference(String place, String value) {
    @Override
    public String toString() {
        return place + " " + value;
    }
}
