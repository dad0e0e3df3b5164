package io.nablaconsole.engine.api;

/** The three handlers of a factory; the seed's {@code RunllcHandler{FsH, NetworkH, ExecH}}. */
public record Handlers(LowLevelHandler fs, LowLevelHandler network, ExecHandler exec) {}
