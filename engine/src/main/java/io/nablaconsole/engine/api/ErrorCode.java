package io.nablaconsole.engine.api;

/** The eleven error codes of libcontainer, with its texts. */
public enum ErrorCode {
    ID_IN_USE("Id already in use"),
    INVALID_ID_FORMAT("Invalid format"),
    CONTAINER_NOT_EXISTS("Container does not exist"),
    CONTAINER_PAUSED("Container paused"),
    CONTAINER_NOT_STOPPED("Container is not stopped"),
    CONTAINER_NOT_RUNNING("Container is not running"),
    CONTAINER_NOT_PAUSED("Container is not paused"),
    NO_PROCESS_OPS("No process operations"),
    CONFIG_INVALID("Invalid configuration"),
    CONSOLE_EXISTS("Console exists for process"),
    SYSTEM_ERROR("System error");

    private final String text;

    ErrorCode(String text) {
        this.text = text;
    }

    /** The text libcontainer prints for this code. */
    @Override
    public String toString() {
        return text;
    }
}
