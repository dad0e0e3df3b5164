package io.nablaconsole.app.tray;

import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;

/** A picture as the bus carries it. */
public final class IconPixmap extends Struct {
    /** Pixels. */
    @Position(0)
    public final int width;

    /** Pixels. */
    @Position(1)
    public final int height;

    /** Row by row, each pixel as alpha, red, green, blue. */
    @Position(2)
    public final byte[] argb;

    public IconPixmap(int width, int height, byte[] argb) {
        this.width = width;
        this.height = height;
        this.argb = argb;
    }
}
