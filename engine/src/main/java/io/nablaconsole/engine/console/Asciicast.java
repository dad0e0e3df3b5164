package io.nablaconsole.engine.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.api.ConsoleText;
import io.nablaconsole.engine.api.Recording;
import io.nablaconsole.engine.api.Recording.Frame;
import io.nablaconsole.engine.api.Recording.Part;
import io.nablaconsole.engine.api.TerminalSize;
import io.nablaconsole.engine.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * Writes a recording as asciicast version 2, the format of asciinema: a header, then an event a line, each of them JSON.
 * Source: docs.asciinema.org/manual/asciicast/v2.
 */
public final class Asciicast {
    private static final int MICROS = 6;

    private final Recording recording;
    private final OutputStream out;
    private final ConsoleText text;
    private int marked;

    private Asciicast(Recording recording, OutputStream out) {
        this.recording = recording;
        this.out = out;
        this.text = new ConsoleText(!recording.terminal());
    }

    /** Writes {@code recording} to {@code out}, which stays open. Every run begins with a marker. */
    public static void write(Recording recording, String title, OutputStream out) throws IOException {
        new Asciicast(recording, out).write(title);
    }

    private void write(String title) throws IOException {
        TerminalSize size = recording.firstSize();
        ObjectNode header = Json.object();
        header.put("version", 2);
        header.put("width", size.columns());
        header.put("height", size.rows());
        Instant began = recording.began();
        if (began != null) {
            header.put("timestamp", began.getEpochSecond());
        }
        header.put("title", title);
        header.set("env", Json.object().put("TERM", "xterm-256color"));
        line(Json.line(header));
        for (Frame frame : recording.frames()) {
            markers(frame.at());
            frame(frame);
        }
        markers(recording.length());
        String rest = text.finish();
        if (!rest.isEmpty()) {
            event(recording.length(), "o", rest);
        }
    }

    private void frame(Frame frame) throws IOException {
        TerminalSize size = frame.size();
        if (size != null) {
            if (frame.at().isZero() && size.equals(recording.firstSize())) {
                return; // the header says so
            }
            event(frame.at(), "r", size.columns() + "x" + size.rows());
            return;
        }
        String output = text.decode(recording.bytes(frame.from(), frame.to()), 0, frame.length());
        if (!output.isEmpty()) {
            event(frame.at(), "o", output);
        }
    }

    /** The markers of the runs that have begun by {@code time}. */
    private void markers(Duration time) throws IOException {
        while (marked < recording.parts().size()) {
            Part part = recording.parts().get(marked);
            if (part.at().compareTo(time) > 0) {
                return;
            }
            marked++;
            event(part.at(), "m", "run " + marked + ", " + part.run().begin());
        }
    }

    private void event(Duration at, String code, String data) throws IOException {
        ArrayNode event = Json.array();
        event.add(BigDecimal.valueOf(at.toNanos() / 1000, MICROS));
        line(Json.line(event.add(code).add(data)));
    }

    private void line(String json) throws IOException {
        out.write(json.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }
}
