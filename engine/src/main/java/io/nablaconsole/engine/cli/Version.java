package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import java.util.List;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints, in runc's form. */
final class Version implements IVersionProvider {
    static final String NUMBER = Nabla.VERSION;

    static List<String> lines() {
        return List.of(
                "nablactl version " + NUMBER,
                "spec: " + Config.OCI_VERSION,
                "java: " + System.getProperty("java.version"));
    }

    @Override
    public String[] getVersion() {
        return lines().toArray(String[]::new);
    }
}
