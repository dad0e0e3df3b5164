package io.nablaconsole.engine.api;

/**
 * One device a unikernel declares.
 *
 * @param name 1 to 67 letters and digits; the name the guest asks for it by
 */
public record ManifestEntry(String name, DeviceType type) {}
