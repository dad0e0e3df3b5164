package io.nablaconsole.app.create;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelsSectionTest extends CreateTest {
    @Test
    void becomeAnnotations() {
        chooseHello();
        form.labels().add();
        form.labels().labels().get(0).name().set("team");
        form.labels().labels().get(0).value().set("blue");
        form.labels().add();
        assertThat(create("hello-1").annotations()).isEqualTo(Map.of("team", "blue"));
    }

    @Test
    void areNamedOnceAndNotAsTheEnginesOwn() {
        chooseHello();
        form.labels().add();
        form.labels().add();
        form.labels().labels().get(0).name().set("team");
        form.labels().labels().get(1).name().set("team");
        assertThat(form.labels().labels().get(1).name().problemProperty().get()).contains("already");
        form.labels().labels().get(1).name().set("io.nablaconsole.tender");
        assertThat(model.readyProperty().get()).isFalse();
        form.labels().remove(form.labels().labels().get(1));
        assertThat(model.readyProperty().get()).isTrue();
    }
}
