package io.nablaconsole.engine.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept about a container, as {@code state.json} spells it; the first nine names are the seed's.
 *
 * @param initProcessPid 0 when there was no init yet
 * @param initProcessStart start time of that pid in clock ticks since boot (field 22 of /proc/PID/stat); empty without
 * @param created when the container was created
 * @param bootId of the boot the pid belongs to; empty without one
 * @param monitorPid the shim that watches the init; 0 without one
 * @param consoleSocket where that shim takes input and window sizes; null without one
 * @param tender the tender the exec handler chose
 */
public record State(
        @JsonProperty("id") String id,
        @JsonProperty("init_process_pid") int initProcessPid,
        @JsonProperty("init_process_start") String initProcessStart,
        @JsonProperty("created") Instant created,
        @JsonProperty("config") Config config,
        @JsonProperty("fsstate") HandlerState fsState,
        @JsonProperty("netstate") HandlerState networkState,
        @JsonProperty("execstate") HandlerState execState,
        @JsonProperty("status") Status status,
        @JsonProperty("boot_id") String bootId,
        @JsonProperty("monitor_pid") int monitorPid,
        @JsonProperty("console_socket") @Nullable String consoleSocket,
        @JsonProperty("tender") String tender) {}
