package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.Capabilities;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.ProcessSettings;
import io.nablaconsole.engine.api.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What of a process's settings this host and this user can give. */
final class HostSettings {
    private static final Path SELF = Path.of("/proc/self");

    private HostSettings() {}

    /**
     * Checks what can be known beforehand; the shim names what turns out later.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the member that cannot be had
     */
    static void check(ProcessSettings settings) {
        User user = settings.user();
        if (user != null && own("unix:uid") != 0 && !isRoot(user) && !isSelf(user)) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "process.user asks for user %s and group %s, but user %s can run containers as itself only:"
                                    + " ask for 0, which means that, or run the engine as root",
                            user.uid(), user.gid(), own("unix:uid")));
        }
        requireModule(
                "process.apparmorProfile", settings.appArmorProfile(), "/sys/kernel/security/apparmor", "AppArmor");
        requireModule("process.selinuxLabel", settings.label(), "/sys/fs/selinux", "SELinux");
    }

    private static void requireModule(String member, @Nullable String label, String place, String name) {
        if (label != null && !label.isEmpty() && !Files.isDirectory(Path.of(place))) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of("%s is '%s', but this host has no %s: remove it", member, label, name));
        }
    }

    /**
     * The settings as this user can have them: to a user who is not root, root of a container is that user; root's
     * containers have those of root's capabilities that are asked for.
     */
    static ProcessSettings forThisUser(ProcessSettings settings) {
        check(settings);
        User user = settings.user();
        if (own("unix:uid") == 0 && settings.capabilities() == null) {
            // as with runc: who says nothing of capabilities asks for none of root's
            return settings.toBuilder().capabilities(Capabilities.NONE).build();
        }
        if (user == null || own("unix:uid") == 0 || !isRoot(user)) {
            return settings;
        }
        User self = new User(own("unix:uid"), own("unix:gid"), user.umask(), user.additionalGids());
        return settings.toBuilder().user(self).build();
    }

    private static boolean isRoot(User user) {
        return user.uid() == 0 && user.gid() == 0;
    }

    private static boolean isSelf(User user) {
        return user.uid() == own("unix:uid") && user.gid() == own("unix:gid");
    }

    private static long own(String attribute) {
        try {
            return ((Number) Files.getAttribute(SELF, attribute)).longValue();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read this user's id from " + SELF, e);
        }
    }
}
