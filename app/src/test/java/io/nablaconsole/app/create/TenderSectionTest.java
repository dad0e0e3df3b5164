package io.nablaconsole.app.create;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.TenderReport;
import org.junit.jupiter.api.Test;

class TenderSectionTest extends CreateTest {
    @Test
    void automaticIsTheFirstThatIsUsable() {
        chooseHello();
        assertThat(form.tender().choiceProperty().get()).isEqualTo(Config.TENDER_AUTOMATIC);
        assertThat(form.tender().find(Config.TENDER_AUTOMATIC))
                .map(TenderReport::name)
                .contains("embedded");
    }

    @Test
    void oneThatCannotBeUsedSaysWhy() {
        chooseHello();
        form.tender().choiceProperty().set("solo5-spt");
        assertThat(form.tender().problemProperty().get()).isEqualTo("Tender solo5-spt is not installed");
        assertThat(model.readyProperty().get()).isFalse();
    }

    @Test
    void theChoiceIsTheContainers() {
        chooseHello();
        form.tender().choiceProperty().set("embedded");
        assertThat(create("hello-1").tender()).isEqualTo("embedded");
    }
}
