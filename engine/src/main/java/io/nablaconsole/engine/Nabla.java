package io.nablaconsole.engine;

/** Puts the engine together. */
public final class Nabla {
    private Nabla() {}
}
