package io.nablaconsole.engine.image;

/** Where the fields of a Solo5 manifest lie; offsets and sizes in bytes. Source: {@code mft_abi.h}, version 1. */
public final class ManifestLayout {
    public static final int VERSION = 1;
    public static final int MAX_ENTRIES = 64;
    public static final int TYPE_BLOCK = 1;
    public static final int TYPE_NET = 2;
    /** The type of entry 0, which no guest can ask for. */
    public static final int TYPE_RESERVED_FIRST = 1 << 30;

    /** Version and count. */
    public static final int HEADER = 8;

    public static final int NAME_SIZE = 68;
    public static final int NAME_MAX = NAME_SIZE - 1;

    // within an entry
    public static final int TYPE = 68;
    public static final int BLOCK_CAPACITY = 72;
    public static final int BLOCK_SIZE = 80;
    public static final int NET_MAC = 72;
    public static final int NET_MTU = 78;
    public static final int DESCRIPTOR = 88;
    public static final int ATTACHED = 96;

    private static final int ENTRY_SIZE = 104;

    private ManifestLayout() {}

    /** Size of a manifest with {@code entries} entries, the reserved one included. */
    public static int size(int entries) {
        return HEADER + entries * ENTRY_SIZE;
    }

    /** Where entry {@code index} begins. */
    public static int entry(int index) {
        return HEADER + index * ENTRY_SIZE;
    }
}
