package io.nablaconsole.app.create;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.api.GuestAddress;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An address the guest is told to take, and the gateway; both may be left out. */
public final class AddressEntry {
    private final Consumer<GuestAddress> check;
    private final TextEntry own;
    private final TextEntry gateway;

    /** @param check throws when an address is not of the right family */
    AddressEntry(Consumer<GuestAddress> check, Runnable changed) {
        this.check = check;
        this.gateway = new TextEntry(text -> Optional.empty(), () -> recheck(changed));
        this.own = new TextEntry(this::problem, changed);
    }

    /** Both are checked together: a gateway must be of the same family. */
    private void recheck(Runnable changed) {
        own.check();
        changed.run();
    }

    private Optional<String> problem(String text) {
        if (text.isEmpty()) {
            return gateway.isEmpty() ? Optional.empty() : Optional.of(Messages.get("create.net.gatewayAlone"));
        }
        return TextEntry.refusal(() -> check.accept(new GuestAddress(text, gatewayOrNull())));
    }

    private @Nullable String gatewayOrNull() {
        return gateway.isEmpty() ? null : gateway.text();
    }

    /** With the length of the network part: {@code 10.0.0.2/24}. */
    public TextEntry own() {
        return own;
    }

    public TextEntry gateway() {
        return gateway;
    }

    boolean fine() {
        return own.fine();
    }

    /** What was typed; null when nothing was. */
    @Nullable
    GuestAddress address() {
        return own.isEmpty() ? null : new GuestAddress(own.text(), gatewayOrNull());
    }
}
