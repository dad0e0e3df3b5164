package io.nablaconsole.engine.doctor;

import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.program.ProgramRun;
import io.nablaconsole.engine.program.ProgramSearch;
import java.util.List;

/** Whether this user may make a user namespace: what a network without root needs. */
final class UserNamespaceCheck implements Check {
    @Override
    public String name() {
        return "user-namespaces";
    }

    @Override
    public Finding run() {
        if (ProgramSearch.path().find("unshare").isEmpty()) {
            return Finding.optional(Message.of("cannot be tried: there is no unshare"), "apt-get install util-linux");
        }
        ProgramRun run = ProgramRun.of(List.of("unshare", "--user", "--map-root-user", "true"), LIMIT);
        return run.code() == 0
                ? Finding.good(Message.of("user namespaces can be made"))
                : Finding.optional(
                        Message.of("user namespaces cannot be made (%s): networks need root", run.complaint()),
                        "sudo sysctl -w user.max_user_namespaces=10000 kernel.unprivileged_userns_clone=1");
    }
}
