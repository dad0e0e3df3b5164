package io.nablaconsole.engine.rumprun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.GuestAddress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RumprunCommandLineTest {
    private static Config config(String... arguments) {
        return Config.builder(Path.of("/images/node.nabla"))
                .arguments(arguments)
                .build();
    }

    private static String line(Config config) {
        return RumprunCommandLine.of(config);
    }

    @Test
    void programAndArgumentsAreOneString() {
        assertThat(line(config("app.js", "-p", "80"))).isEqualTo("{\"cmdline\":\"node.nabla app.js -p 80\"}");
    }

    /** Expected: what rumprun_parseargs of rumprun makes of it was seen in a guest. */
    @Test
    void argumentsKeepBlanksQuotesBackslashesAndAllElse() {
        assertThat(line(config("a b", "say \"x\"", "c\\d", "", "größe", "tab\there")))
                .isEqualTo("{\"cmdline\":\"node.nabla 'a b' 'say \\\"x\\\"' c\\\\d '' größe 'tab\there'\"}");
    }

    @Test
    void everyVariableIsAMemberOfItsOwnAndAsItIs() {
        Config config = config().toBuilder()
                .environment(List.of("A=b", "A=c d", "PATH=C:\\new\\\\x", "U=größe", "J='{}'"))
                .build();
        assertThat(line(config))
                .isEqualTo("{\"env\":\"A=b\",\"env\":\"A=c d\",\"env\":\"PATH=C:\\new\\\\x\",\"env\":\"U=größe\","
                        + "\"env\":\"J='{}'\",\"cmdline\":\"node.nabla\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A=\"", "A=x\\", "A=\\d", "A=\\u12", "A=\\'"})
    void aVariableTheGuestWouldReadOtherwiseIsRefused(String variable) {
        Config config = config().toBuilder().environment(List.of(variable)).build();
        assertThatThrownBy(() -> line(config))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("environment variable " + variable)
                .hasMessageContaining("file of the rootfs");
    }

    @Test
    void aSingleQuoteInAnArgumentIsRefused() {
        assertThatThrownBy(() -> line(config("it's"))).hasMessageContaining("argument it's", "a single quote");
    }

    @Test
    void theDiskIsTheRootAndComesBeforeTheDirectory() {
        Config config = config().toBuilder()
                .cwd("/srv/my app")
                .hostname("web")
                .device("rootfs", new DeviceBacking.BlockFile(Path.of("/x.iso"), true, 512))
                .build();
        assertThat(line(config))
                .isEqualTo("{\"hostname\":\"web\",\"cmdline\":\"node.nabla\",\"blk\":{\"source\":\"etfs\","
                        + "\"path\":\"/dev/ld0a\",\"fstype\":\"blk\",\"mountpoint\":\"/\"},\"cwd\":\"/srv/my app\"}");
    }

    @Test
    void aWholeCommandLineIsLeftAsItIs() {
        String json = "{\"cmdline\":\"x\", \"env\": \"A=b\" }";
        assertThat(line(config(json))).isEqualTo(json);
    }

    @Nested
    class Addresses {
        private String with(@Nullable GuestAddress ipv4, @Nullable GuestAddress ipv6) {
            return line(config().toBuilder()
                    .device("tap", new BridgedTap("br0", null, ipv4, ipv6))
                    .build());
        }

        @Test
        void bothFamiliesShareTheInterface() {
            assertThat(with(new GuestAddress("10.0.0.2/24", "10.0.0.1"), new GuestAddress("fd00::2/64", "fd00::1")))
                    .contains("\"net\":{\"if\":\"ukvmif0\",\"cloner\":\"True\",\"type\":\"inet\",\"method\":\"static\","
                            + "\"addr\":\"10.0.0.2\",\"mask\":\"24\",\"gw\":\"10.0.0.1\"},"
                            + "\"net\":{\"if\":\"ukvmif0\",\"type\":\"inet6\",\"method\":\"static\","
                            + "\"addr\":\"fd00::2\",\"mask\":\"64\",\"gw\":\"fd00::1\"}");
        }

        /** The gateway must be a neighbour; neither may be a network's first or last address. */
        @ParameterizedTest
        @CsvSource({
            "10.0.0.2/24, 10.0.0.1, 24",
            "10.0.0.2/32, 10.0.0.1, 30",
            "10.0.0.3/32, 10.0.0.1, 29",
            "10.0.0.1/31, 10.0.0.2, 30",
            "10.128.0.5/32, 10.128.0.1, 29",
            "10.0.0.2/24, 10.0.1.1, 23",
            "192.168.7.2/32, 192.168.0.1, 21"
        })
        void theNetworkIsAsWideAsTheGatewayNeeds(String address, String gateway, int prefix) {
            assertThat(RumprunNetwork.prefix(new GuestAddress(address, gateway), 1, 8))
                    .isEqualTo(prefix);
        }

        @Test
        void withoutAGatewayALengthOf32Stays() {
            assertThat(RumprunNetwork.prefix(new GuestAddress("10.0.0.2/32", null), 1, 8))
                    .isEqualTo(32);
        }

        @Test
        void aGatewayFarAwayIsRefused() {
            assertThatThrownBy(() -> with(new GuestAddress("10.1.2.3/32", "169.254.1.1"), null))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("169.254.1.1", "its own network");
        }

        @Test
        void ipv6LengthsAreWholeBytes() {
            assertThat(RumprunNetwork.prefix(new GuestAddress("fd00::2/127", "fd00::1"), 8, 16))
                    .isEqualTo(120);
            assertThat(RumprunNetwork.prefix(new GuestAddress("fd00::2/64", "fe80::1"), 8, 16))
                    .isEqualTo(64);
        }
    }
}
