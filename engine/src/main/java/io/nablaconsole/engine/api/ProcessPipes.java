package io.nablaconsole.engine.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Three pipes to a process, owned by its user: libcontainer's {@code IO{Stdin, Stdout, Stderr}}. */
public interface ProcessPipes extends AutoCloseable {
    /** Writes what the process reads; closing it is the end of its input. */
    OutputStream stdin();

    /** Reads what the process writes; ends with the last process that holds the pipe. */
    InputStream stdout();

    InputStream stderr();

    /** Descriptors of the process's ends of stdin, stdout and stderr. */
    List<Integer> processEnds();

    /** Closes the process's ends here; without this the streams above would never end. The engine does it. */
    void closeProcessEnds() throws IOException;

    /** Closes all that is still open. */
    @Override
    void close() throws IOException;
}
