package io.nablaconsole.app.palette;

/**
 * Something the window can do.
 *
 * @param title what it does, such as {@code Stop web-1}
 * @param detail more about it; may be empty
 * @param icon literal of a Feather icon
 * @param keys the keys that do the same; may be empty
 */
public record Command(String title, String detail, String icon, String keys, Runnable run) {}
