package io.nablaconsole.engine.api;

/** The interface a Solo5 unikernel was built for, as its ABI note says. */
public record Abi(Target target, int version) {
    /** Solo5's targets; the numbers are those of the note. */
    public enum Target {
        HVT(1),
        SPT(2),
        VIRTIO(3),
        MUEN(4),
        GENODE(5),
        XEN(6);

        private final int number;

        Target(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }

        /** {@code spt}, {@code hvt}, … as file names spell it. */
        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @Override
    public String toString() {
        return target + " version " + version;
    }
}
