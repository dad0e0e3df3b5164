package io.nablaconsole.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who builds a configuration in a program is held to the same as who writes a {@code config.json}. */
class OddRecordsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path bundle;

    /** A program that builds a configuration is told the same, whichever part it builds. */
    @Test
    void noPartOfAConfigurationTakesANul() throws Exception {
        Files.writeString(bundle.resolve("config.json"), FullConfig.TEXT);
        Config config = Nabla.readBundle(bundle);
        List<String> tried = new ArrayList<>();
        poison(config, "Config", tried);
        assertThat(tried)
                .hasSizeGreaterThan(25)
                .contains(
                        "Config.cwd",
                        "Config.args[]",
                        "Hook.env[]",
                        "Mount.source",
                        "Resources.cgroupsPath",
                        "Tap.name");
    }

    /** Builds {@code value} again with each of its strings made unsound, and so all records in it. */
    private static void poison(Object value, String name, List<String> tried) throws Exception {
        if (value instanceof Record built) {
            RecordComponent[] parts = built.getClass().getRecordComponents();
            Object[] values = new Object[parts.length];
            for (int i = 0; i < parts.length; i++) {
                parts[i].getAccessor().setAccessible(true);
                values[i] = parts[i].getAccessor().invoke(built);
            }
            for (int i = 0; i < parts.length; i++) {
                String part = built.getClass().getSimpleName() + "." + parts[i].getName();
                if (part.equals("Config.document") || values[i] == null) {
                    continue;
                }
                for (Object other : poisoned(values[i])) {
                    String kind = values[i] instanceof String ? part : part + "[]";
                    tried.add(kind);
                    assertRefused(built.getClass(), parts, values, i, other, kind);
                }
                poison(values[i], part, tried);
            }
        } else if (value instanceof Iterable<?> all && !(value instanceof Path)) {
            for (Object one : all) {
                poison(one, name, tried);
            }
        } else if (value instanceof Map<?, ?> map) {
            poison(map.values(), name, tried);
        }
    }

    private static List<Object> poisoned(Object value) {
        if (value instanceof String text) {
            return List.of(text + "\0x=y");
        }
        if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof String first) {
            List<Object> other = new ArrayList<>(list);
            other.set(0, first + "\0x=y");
            return List.of(other);
        }
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            Map<Object, Object> name = new LinkedHashMap<>(map);
            Object any = map.values().iterator().next();
            name.put("na\0me", any);
            if (!(any instanceof String text)) {
                return List.of(name);
            }
            Map<Object, Object> content = new LinkedHashMap<>(map);
            content.put("name", text + "\0x=y");
            return List.of(name, content);
        }
        return List.of();
    }

    private static void assertRefused(
            Class<?> type, RecordComponent[] parts, Object[] values, int index, Object other, String kind)
            throws Exception {
        Constructor<?> constructor = type.getDeclaredConstructor(
                Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        Object[] changed = values.clone();
        changed[index] = other;
        assertThatThrownBy(() -> constructor.newInstance(changed))
                .as(kind)
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(EngineException.class)
                .hasFieldOrPropertyWithValue("code", ErrorCode.CONFIG_INVALID);
    }
}
