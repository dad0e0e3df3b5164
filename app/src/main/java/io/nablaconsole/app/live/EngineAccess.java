package io.nablaconsole.app.live;

import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.Images;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The engine, opened at its first use: opening it reads files and loads native code, so nothing here but {@link #root}
 * may be called on the FX thread.
 */
public final class EngineAccess {
    private final Path root;
    private final Supplier<Factory> openFactory;
    private final Supplier<Images> openImages;
    private @Nullable Factory factory;
    private @Nullable Images images;

    public EngineAccess(Path root, Supplier<Factory> openFactory, Supplier<Images> openImages) {
        this.root = root;
        this.openFactory = openFactory;
        this.openImages = openImages;
    }

    /** Where the containers are kept. */
    public Path root() {
        return root;
    }

    public synchronized Factory factory() {
        if (factory == null) {
            factory = openFactory.get();
        }
        return factory;
    }

    public synchronized Images images() {
        if (images == null) {
            images = openImages.get();
        }
        return images;
    }
}
