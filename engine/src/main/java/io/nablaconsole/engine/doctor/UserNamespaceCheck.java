package io.nablaconsole.engine.doctor;

import java.io.IOException;

/** Whether this user may make a user namespace: what a network without root needs. */
final class UserNamespaceCheck implements Check {
    @Override
    public String name() {
        return "user-namespaces";
    }

    @Override
    public Finding run() throws IOException, InterruptedException {
        if (Programs.find("unshare").isEmpty()) {
            return Finding.optional("cannot be tried: there is no unshare", "apt-get install util-linux");
        }
        Programs.Outcome outcome = Programs.run("unshare", "--user", "--map-root-user", "true");
        return outcome.code() == 0
                ? Finding.good("user namespaces can be made")
                : Finding.optional(
                        "user namespaces cannot be made (" + outcome.firstLine() + "): networks need root",
                        "sudo sysctl -w user.max_user_namespaces=10000 kernel.unprivileged_userns_clone=1");
    }
}
