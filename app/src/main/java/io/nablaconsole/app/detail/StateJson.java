package io.nablaconsole.app.detail;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.api.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what is kept about a container as JSON to be read by people. */
final class StateJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(Duration.class, ToStringSerializer.instance)
                    .addSerializer(Path.class, ToStringSerializer.instance)
                    .addSerializer(Status.class, ToStringSerializer.instance)
                    .addSerializer(MemorySize.class, ToStringSerializer.instance))
            .addMixIn(Config.class, WithoutDocument.class)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    /** The document repeats what the other fields say, as one long string. */
    interface WithoutDocument {
        @JsonIgnore
        String document();

        @JsonIgnore
        boolean isPause();
    }

    private StateJson() {}

    /** {@code state} and, when there is one, {@code exit}. */
    static String write(State state, @Nullable ExitRecord exit) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("state", state);
        if (exit != null) {
            all.put("exit", exit);
        }
        try {
            return JSON.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
