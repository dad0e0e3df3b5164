package io.nablaconsole.app.console;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.DeviceType;
import io.nablaconsole.engine.api.GuestConvention;
import io.nablaconsole.engine.api.HandlerState;
import java.util.Set;

/** Why the console of a unikernel on a network may stay empty: it waits for an address that nobody gives. */
final class AddressHint {
    private static final Set<String> OPTIONS = Set.of("--ipv4", "--ipv6", "--no-dhcp", "--dhcp");

    private AddressHint() {}

    /**
     * The words; empty when there is nothing to be said.
     *
     * @param files what the handler of files keeps, which knows how the guest is spoken to
     */
    static String of(Config config, HandlerState files) {
        boolean network = config.devices().values().stream().anyMatch(device -> device.type() == DeviceType.NET);
        boolean told = config.devices().values().stream().anyMatch(AddressHint::hasAddress)
                || config.guestArguments().stream().anyMatch(AddressHint::isOption);
        if (!network || told) {
            return "";
        }
        String convention = files.options().get("convention");
        return GuestConvention.MIRAGE.toString().equals(convention) ? Messages.get("console.noAddress") : "";
    }

    private static boolean hasAddress(DeviceBacking device) {
        return device instanceof BridgedTap tap && (tap.ipv4() != null || tap.ipv6() != null);
    }

    private static boolean isOption(String argument) {
        return OPTIONS.contains(argument.replaceFirst("=.*", ""));
    }
}
