package io.nablaconsole.engine.api;

/** What became of a unikernel's file since a container was made from it. */
public enum ImageChange {
    /** Nothing that is known of; also where a tender reads the file at each start and keeps nothing. */
    NONE,
    /** Other content is there now: it was built again, or another file took its place. */
    REBUILT,
    /** It is not there any more, or cannot be read. */
    GONE
}
