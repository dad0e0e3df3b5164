package io.nablaconsole.app.create;

import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.preferences.FormMemory;
import io.nablaconsole.app.testing.Bench;
import io.nablaconsole.app.testing.FakeImages;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Sample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A test that fills in the form over an engine in memory. */
abstract class CreateTest {
    final Bench bench = new Bench().open();
    private final RememberedForms remembered = new RememberedForms(bench.tasks, null, FormMemory.EMPTY);
    final CreateViewModel model =
            new CreateViewModel(bench.engine, bench.tasks, bench.list, bench.actions, bench.notices, remembered);
    final CreateForm form = model.form();
    final GuestSection guest = form.guest();
    final List<ContainerRow> made = new ArrayList<>();

    @BeforeEach
    void reset() {
        model.reset();
    }

    void chooseHello() {
        FakeImages images = new FakeImages();
        Sample hello = images.samples().get(0);
        model.origin().chooseSample(hello, images.sampleFile(hello.name()));
    }

    /** Sends the form, and gives what container {@code id} became. */
    Config create(String id) {
        model.create(false, made::add);
        return bench.factory.container(id).config();
    }
}
