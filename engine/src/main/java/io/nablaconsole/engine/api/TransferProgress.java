package io.nablaconsole.engine.api;

/** Follows a long copy, and may call it off. */
@FunctionalInterface
public interface TransferProgress {
    /** Goes on to the end. */
    TransferProgress UNSEEN = (done, total) -> true;

    /**
     * Called now and then, on the thread that copies.
     *
     * @param done bytes copied so far
     * @param total bytes there are to copy
     * @return whether to go on; false ends the copy and removes what there is of it
     */
    boolean goOn(long done, long total);
}
