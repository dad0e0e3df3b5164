package io.nablaconsole.app.create;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RememberedFormsTest extends CreateTest {
    @Test
    void theFormIsFilledInAsItWas() {
        chooseHello();
        guest.arguments().set("again 'and again'");
        guest.memory().set("24 MiB");
        model.create(false, made::add);
        model.reset();
        chooseHello();
        assertThat(guest.name().text()).isEqualTo("hello-2");
        assertThat(guest.arguments().text()).isEqualTo("again 'and again'");
        assertThat(guest.memory().text()).isEqualTo("24 MiB");
        assertThat(model.origin().recalledProperty().get()).isTrue();
    }

    @Test
    void theDefaultsCanBeHadBack() {
        chooseHello();
        guest.arguments().set("again");
        model.create(false, made::add);
        model.reset();
        chooseHello();
        model.origin().forgetRecalled();
        assertThat(guest.arguments().text()).isEqualTo("world");
        assertThat(model.origin().recalledProperty().get()).isFalse();
    }
}
