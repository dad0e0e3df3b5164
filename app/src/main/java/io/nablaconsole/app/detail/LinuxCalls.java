package io.nablaconsole.app.detail;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;

/**
 * How many system calls Linux has on x86-64, and how many a Linux container may make: counted from files that {@code
 * resources/app/sandbox/linux-calls.json} names, which a test counts again where they are installed.
 *
 * @param kernel all that the kernel offers
 * @param container what the default seccomp profile of a container engine lets through
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LinuxCalls(
        @JsonProperty("kernel") Count kernel,
        @JsonProperty("container") Count container) {
    private static final String RESOURCE = "/io/nablaconsole/app/sandbox/linux-calls.json";

    /**
     * A number and where it comes from.
     *
     * @param file in which they were counted
     * @param sha256 of that file
     */
    public record Count(
            @JsonProperty("calls") int calls,
            @JsonProperty("source") String source,
            @JsonProperty("file") String file,
            @JsonProperty("sha256") String sha256) {}

    /** Reads them; not on the FX thread. */
    static LinuxCalls read() throws IOException {
        try (InputStream in = LinuxCalls.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IOException("missing resource " + RESOURCE);
            }
            return JsonMapper.builder().build().readValue(in, LinuxCalls.class);
        }
    }
}
