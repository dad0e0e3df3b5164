package io.nablaconsole.app.demo;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.notices.Notice;
import io.nablaconsole.app.notices.Progress;
import io.nablaconsole.app.shell.MainWindow;
import io.nablaconsole.app.testing.FakeFactory;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TextField;

/** Pictures of the dialogs, and of what goes wrong. */
record DialogTour(Camera camera, MainWindow window, Watch watch) {
    DialogTour(Camera camera) {
        this(camera, camera.window(), camera.watch());
    }

    void take() throws IOException, Watch.FailedException {
        dialogs();
    }

    private void dialogs() throws IOException, Watch.FailedException {
        watch.press("newButton");
        camera.shoot("create-empty");
        watch.press("sample-hello");
        TextField text = watch.until("arguments", () -> watch.node("arguments", TextField.class));
        camera.run(() -> text.setText("world 'two words' \"a \\\"quoted\\\" one\""));
        camera.shoot("create-filled");
        camera.run(() -> window.openFiles(List.of(Path.of("/usr/bin/python3"))));
        camera.shoot("create-refused");
        camera.run(() -> window.openFiles(List.of(Path.of("/home/ada/unikernels/blk_and_net.spt"))));
        camera.shoot("create-devices");
        watch.press("createCancel");
        camera.run(() -> window.openFiles(List.of(
                Path.of("/home/ada/unikernels/hello.spt"),
                Path.of("/home/ada/unikernels/blk_and_net.spt"),
                Path.of("/home/ada/unikernels/clock.spt"))));
        camera.shoot("create-queue");
        watch.press("createQueue-all");
        camera.shoot("create-queue-rest");
        watch.press("createCancel");
        camera.run(() -> window.openFiles(List.of(Path.of("/home/ada/unikernels/rumprun.nabla"))));
        camera.shoot("create-no-network");
        watch.press("createCancel");
        Progress progress = new Progress(() -> {});
        Notice importing = watch.ask(() -> window.notices()
                .begin(
                        Messages.get("notice.importing", "travelled.zip"),
                        Messages.get("notice.importingAs", "travelled-1"),
                        progress));
        camera.run(() -> progress.at(
                0.3, Messages.get("notice.importingPart", MemorySize.ofMebibytes(30), MemorySize.ofMebibytes(100))));
        camera.shoot("importing");
        camera.run(() -> window.notices().dismiss(importing));
        camera.select("web-clock");
        watch.press("signalButton");
        camera.shoot("signals");
        camera.run(() -> window.shell().closeDialog());
        watch.press("deleteButton");
        camera.shoot("delete");
        camera.run(() -> window.shell().closeDialog());
    }

    void trouble(FakeFactory fake) throws IOException, Watch.FailedException {
        fake.container("web-clock").beStubborn();
        watch.press("stopButton");
        fake.failWith(new EngineException(
                ErrorCode.SYSTEM_ERROR,
                Message.of(
                        "cannot open gate /home/ada/.local/state/nabla-console/at-the-gate/exec.fifo: no such file")));
        camera.select("at-the-gate");
        watch.press("startButton");
        watch.until("notice", () -> window.notices().shown().stream().findFirst());
        camera.select("web-clock");
        camera.shoot("stopping-and-notice");
        fake.failWith(null);
    }
}
