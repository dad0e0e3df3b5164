package io.nablaconsole.app.replay;

import io.nablaconsole.engine.api.ConsoleText;
import io.nablaconsole.engine.api.Recording;
import io.nablaconsole.engine.api.Recording.Frame;
import java.time.Duration;
import java.util.List;

/** Where a recording has been shown up to, and the text that leads from there to another moment. */
final class Playhead {
    /** After a jump as much is shown as a terminal's scroll-back may hold. */
    private static final int TAIL = 256 << 10;

    private final Recording recording;
    private ConsoleText decoder;
    private int next;

    Playhead(Recording recording) {
        this.recording = recording;
        this.decoder = new ConsoleText(!recording.terminal());
    }

    /** How many frames have been shown. */
    int frame() {
        return next;
    }

    /** How many frames there are at {@code time} or before. */
    int frameAt(Duration time) {
        List<Frame> frames = recording.frames();
        int low = 0;
        int high = frames.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (frames.get(middle).at().compareTo(time) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether more lies between here and {@code frame} than a terminal would keep. */
    boolean far(int frame) {
        return bytesBefore(frame) - bytesBefore(next) > TAIL;
    }

    /** The text of the frames from where it is up to {@code frame}, which is not before. */
    String playTo(int frame) {
        String text = text(bytesBefore(next), bytesBefore(frame));
        next = frame;
        return text;
    }

    /** The text an empty terminal needs to look as it did after {@code frame} frames. */
    String jumpTo(int frame) {
        decoder = new ConsoleText(!recording.terminal());
        next = frame;
        int to = bytesBefore(frame);
        return text(Math.max(0, to - TAIL), to);
    }

    private String text(int from, int to) {
        return from >= to ? "" : decoder.decode(recording.bytes(from, to), 0, to - from);
    }

    private int bytesBefore(int frame) {
        return frame == 0 ? 0 : recording.frames().get(frame - 1).to();
    }
}
