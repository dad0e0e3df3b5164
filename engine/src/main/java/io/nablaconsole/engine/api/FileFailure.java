package io.nablaconsole.engine.api;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What happened to a file, where the JDK says only which one it was, and the rest in the name of a class. */
final class FileFailure {
    private FileFailure() {}

    static Object of(FileSystemException failure) {
        String file = failure.getFile();
        if (failure instanceof AccessDeniedException) {
            return Message.of("%s: permission denied", file);
        }
        if (failure instanceof NoSuchFileException) {
            return Message.of("%s: no such file or directory", file);
        }
        if (failure instanceof FileAlreadyExistsException) {
            return Message.of("%s: file exists", file);
        }
        if (failure instanceof DirectoryNotEmptyException) {
            return Message.of("%s: directory not empty", file);
        }
        return failure instanceof NotDirectoryException
                ? Message.of("%s: not a directory", file)
                : new Message.Cause(String.valueOf(failure.getMessage()));
    }
}
