package io.nablaconsole.engine.archive;

/** Names inside an archive: a bundle, and beside it what the container left. */
final class ArchiveLayout {
    static final String CONFIG = "config.json";

    static final String ROOTFS = "rootfs";

    /** Initrd and disks, under numbers: their own names may be the same. */
    static final String FILES = "files/";

    /** Everything the container ever wrote that is still kept; not taken over by an import. */
    static final String CONSOLE = "console.log";

    /** Configuration, state and exit as they were, for people; not taken over by an import. */
    static final String INSPECT = "inspect.json";

    private ArchiveLayout() {}
}
