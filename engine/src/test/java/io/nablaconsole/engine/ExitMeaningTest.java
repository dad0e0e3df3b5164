package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.GuestConvention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes that MirageOS and Solo5 have given a meaning are shown with it, those of other guests without. */
class ExitMeaningTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    private String reason(String code, GuestConvention convention) {
        Container container = engine.factory()
                .create(
                        "exit",
                        sample("exitcode", code)
                                .annotation(GuestConvention.ANNOTATION, convention.toString())
                                .build());
        container.run(ContainerProcess.ofConfig());
        return exitOf(container).reason();
    }

    @ParameterizedTest
    @CsvSource({
        "63, exited with code 63: what MirageOS ends with when its help or version was asked for",
        "64, exited with code 64: what MirageOS ends with when it does not take its arguments",
        "255, exited with code 255: what Solo5 ends with when the unikernel gave up",
        "65, exited with code 65"
    })
    void ofAUnikernelForSolo5(String code, String reason) {
        assertThat(reason(code, GuestConvention.MIRAGE)).isEqualTo(reason);
    }

    @Test
    void ofAGuestOfAnotherConvention() {
        assertThat(reason("64", GuestConvention.PLAIN)).isEqualTo("exited with code 64");
    }
}
