package io.nablaconsole.engine.api;

/**
 * What went through one device of a guest since it started.
 *
 * @param name as the tender calls it
 * @param reads requests or packets that brought the guest data
 * @param writes requests or packets that took data from it
 */
public record DeviceCounters(
        String name, DeviceType type, long reads, long writes, long readBytes, long writtenBytes) {}
