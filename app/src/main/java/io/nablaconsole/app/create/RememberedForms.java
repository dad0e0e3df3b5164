package io.nablaconsole.app.create;

import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.preferences.FormMemory;
import io.nablaconsole.app.preferences.JsonFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps what was typed for each unikernel until the next time. For the FX thread. */
public final class RememberedForms {
    private static final Logger LOG = Logger.getLogger(RememberedForms.class.getName());

    private final Tasks tasks;
    private final @Nullable JsonFile<FormMemory> file;
    private FormMemory memory;

    /** @param file where it is kept when the window is closed; null: nowhere */
    public RememberedForms(Tasks tasks, @Nullable JsonFile<FormMemory> file, FormMemory memory) {
        this.tasks = tasks;
        this.file = file;
        this.memory = memory;
    }

    /** What was typed for {@code image}; empty when nothing was. */
    Map<String, String> of(Path image) {
        return memory.of(image.toString());
    }

    void keep(Path image, Map<String, String> values) {
        memory = memory.with(image.toString(), values);
        if (file != null) {
            tasks.run(
                    () -> {
                        file.update(there -> there.with(image.toString(), values));
                        return image;
                    },
                    written -> {},
                    e -> LOG.log(Level.WARNING, "values of the form not kept", e));
        }
    }
}
