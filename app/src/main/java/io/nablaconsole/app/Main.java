package io.nablaconsole.app;

/** Starts the window. Not an {@code Application}, so that JavaFX may lie on the class path. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {}
}
