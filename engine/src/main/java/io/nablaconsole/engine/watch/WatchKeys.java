package io.nablaconsole.engine.watch;

import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.store.StoreRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands for the root and its containers at the kernel, which forgets a directory that is removed. */
final class WatchKeys {
    private final StoreRoot root;
    private final WatchService service;
    private final Map<WatchKey, ContainerId> ids = new HashMap<>();
    private final Map<ContainerId, WatchKey> keys = new HashMap<>();
    private WatchKey rootKey;

    /** @throws IOException when the root cannot be watched */
    WatchKeys(StoreRoot root, WatchService service) throws IOException {
        this.root = root;
        this.service = service;
        this.rootKey = register(root.path());
    }

    private WatchKey register(Path directory) throws IOException {
        return directory.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
    }

    boolean isRoot(WatchKey key) {
        return key.equals(rootKey);
    }

    @Nullable
    ContainerId id(WatchKey key) {
        return ids.get(key);
    }

    /** Watches the root, should it have been removed and made again; true when it was. */
    boolean renewRoot() {
        if (rootKey.isValid()) {
            return false;
        }
        try {
            rootKey = register(root.path());
            return true;
        } catch (IOException e) {
            return false; // it is still missing, or the kernel's limit of watches is reached: the next look tries again
        }
    }

    /** Watches {@code id} unless its directory is watched already. */
    void keep(ContainerId id) {
        WatchKey key = keys.get(id);
        if (key == null || !key.isValid()) {
            renew(id);
        }
    }

    /** Watches the directory that {@code id} has now. */
    void renew(ContainerId id) {
        try {
            WatchKey key = register(root.directory(id).path());
            WatchKey old = keys.put(id, key);
            if (old != null && !old.equals(key)) {
                ids.remove(old);
                old.cancel();
            }
            ids.put(key, id);
        } catch (IOException e) {
            return; // it is gone already, or the kernel's limit of watches is reached: the next look tries again
        }
    }

    /** Stops watching the directory that {@code id} had. */
    void forget(ContainerId id) {
        WatchKey key = keys.remove(id);
        if (key != null) {
            ids.remove(key);
            key.cancel();
        }
    }
}
