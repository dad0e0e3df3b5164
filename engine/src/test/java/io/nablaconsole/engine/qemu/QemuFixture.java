package io.nablaconsole.engine.qemu;

import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.Handlers;
import io.nablaconsole.engine.handler.NoHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Containers whose tender is QEMU; afterwards they are deleted and no socket may be left. */
final class QemuFixture implements AfterEachCallback {
    private final EngineFixture engine = new EngineFixture();
    private final QemuExec exec = new QemuExec();

    Factory factory() {
        return Nabla.factory(engine.root(), new Handlers(new NoHandler(), new NoHandler(), exec));
    }

    Container running(String id, Config config) {
        Container container = factory().create(id, config);
        container.run(ContainerProcess.ofConfig());
        return container;
    }

    QemuMonitor monitor(Container container) {
        HandlerContext context = new HandlerContext(
                container.id(),
                container.config(),
                engine.root().resolve(container.id().value()));
        return (QemuMonitor)
                exec.monitor(context, container.state().execState()).orElseThrow();
    }

    static void type(ConsoleSession console, String line) {
        console.write((line + "\r").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        for (ContainerSnapshot left : factory().list()) {
            Path socket = Path.of(
                    String.valueOf(factory().load(left.id().value()).state().consoleSocket())
                            .replace(".sock", ".qmp"));
            factory().delete(left.id().value(), true);
            if (Files.exists(socket)) {
                throw new AssertionError("left behind: " + socket);
            }
        }
        engine.afterEach(context);
    }
}
