package io.nablaconsole.engine.archive;

import io.nablaconsole.engine.api.Message;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be copied, in words: the JDK's own messages may be no more than a path. */
final class Reason {
    private Reason() {}

    static Message of(IOException e) {
        if (e instanceof NoSuchFileException missing) {
            return Message.of("%s is not there", missing.getFile());
        }
        if (e instanceof AccessDeniedException denied) {
            return Message.of("this user may not open %s", denied.getFile());
        }
        if (e instanceof FileAlreadyExistsException there) {
            return Message.of("%s is there already", there.getFile());
        }
        return e instanceof FileSystemException other && other.getReason() != null
                ? Message.of("%s: %s", other.getFile(), new Message.Cause(other.getReason()))
                : Message.of("%s", e);
    }
}
