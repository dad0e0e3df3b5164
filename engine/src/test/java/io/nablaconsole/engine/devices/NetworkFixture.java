package io.nablaconsole.engine.devices;

import static io.nablaconsole.engine.EngineFixture.sample;

import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.GuestAddress;
import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A network namespace of the test's own, an engine, and configurations for both. */
abstract class NetworkFixture {
    @RegisterExtension
    final Namespace namespace = new Namespace();

    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    static final GuestAddress GUEST = new GuestAddress("10.7.0.2/24", "10.7.0.1");

    Config on(String sample, DeviceBacking backing, String... arguments) {
        return sample(sample, arguments)
                .device("net0", backing)
                .netnsPath(namespace.path())
                .build();
    }

    Config bridged(String sample) {
        return on(sample, new BridgedTap("br0", null, GUEST, null));
    }

    Container run(String id, Config config) {
        Container container = engine.factory().create(id, config);
        container.run(ContainerProcess.ofConfig());
        return container;
    }

    /** Asks the kernel for the guest's hardware address by ARP, by sending to a port nobody listens at. */
    String neighbour(String address) throws IOException {
        for (int attempt = 0; attempt < 50; attempt++) {
            namespace.run("bash", "-c", "echo > /dev/udp/" + address + "/9; sleep 0.1");
            String seen = namespace.run("ip", "neighbour", "show", address);
            if (seen.contains("lladdr")) {
                return seen;
            }
        }
        throw new AssertionError(address + " did not answer");
    }
}
