package io.nablaconsole.app.demo;

import io.nablaconsole.app.shell.MainWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.stage.Stage;

/** Works the window and takes pictures of it into {@code directory}; not for the FX thread. */
record Camera(MainWindow window, Stage stage, Watch watch, Path directory) {
    void select(String id) {
        run(() -> window.list().find(id).ifPresent(window.containers()::select));
    }

    void run(Runnable work) {
        Callable<Optional<Boolean>> call = () -> {
            work.run();
            return Optional.of(true);
        };
        watch.ask(call);
    }

    void shoot(String name) throws IOException {
        Picture.write(watch, stage, directory.resolve(name + ".png"));
    }
}
