package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Namespace;
import io.nablaconsole.engine.network.Privilege;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;

/** What of a container's namespaces this host and this user can give. */
final class HostNamespaces {
    private HostNamespaces() {}

    /**
     * Checks what can be known beforehand; the shim names what turns out later.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the namespaces that cannot be had
     */
    static void check(Config config) {
        List<Namespace> entered =
                config.namespaces().stream().filter(Namespace::entered).toList();
        for (Namespace namespace : entered) {
            if (namespace.path() != null && !Files.exists(namespace.path())) {
                throw new EngineException(
                        ErrorCode.CONFIG_INVALID,
                        Message.of(
                                "there is no %s namespace %s: the process that had it may have ended",
                                namespace.kind().ociName(), namespace.path()));
            }
        }
        if (!entered.isEmpty()) {
            String kinds = entered.stream().map(space -> space.kind().ociName()).collect(Collectors.joining(", "));
            Privilege.SYS_ADMIN.require(
                    Message.of("cannot give the container the namespaces of linux.namespaces (%s)", kinds),
                    Message.of("run as root, or remove them: the unikernel's sandbox does not depend on them"));
        }
    }
}
