package io.nablaconsole.engine.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a process belongs to; libcontainer's {@code Process.User} and {@code AdditionalGroups} together.
 *
 * @param uid user, 0 to 2³² − 2
 * @param gid group, in the same range
 * @param umask permissions its new files lack, 0 to 0777; null: the engine's own
 * @param additionalGids supplementary groups; all others are dropped
 */
public record User(long uid, long gid, @Nullable Integer umask, List<Long> additionalGids) {
    public static final User ROOT = of(0, 0);

    /** The number 2³² − 1 means "leave unchanged" to the kernel. */
    private static final long LARGEST_ID = (1L << 32) - 2;

    private static final int LARGEST_UMASK = 0777;

    /** @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the number that is out of range */
    public User {
        additionalGids = List.copyOf(additionalGids);
        check("process.user.uid", uid);
        check("process.user.gid", gid);
        additionalGids.forEach(group -> check("process.user.additionalGids", group));
        if (umask != null && (umask < 0 || umask > LARGEST_UMASK)) {
            throw invalid(Message.of("process.user.umask is %s: use 0 to %s (0777 in octal)", umask, LARGEST_UMASK));
        }
    }

    /** A user and its group, with no other groups. */
    public static User of(long uid, long gid) {
        return new User(uid, gid, null, List.of());
    }

    private static void check(String path, long id) {
        if (id < 0 || id > LARGEST_ID) {
            throw invalid(Message.of("%s is %s: use 0 to %s", path, id, LARGEST_ID));
        }
    }

    private static EngineException invalid(Message message) {
        return new EngineException(ErrorCode.CONFIG_INVALID, message);
    }
}
