package io.nablaconsole.engine.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a guest takes its arguments and is told its addresses. Guessed from its file; the annotation
 * {@value #ANNOTATION} says otherwise.
 */
public enum GuestConvention {
    /** Arguments as they are; addresses are not told. */
    PLAIN,
    /** Arguments as they are; addresses among them: {@code --ipv4=10.0.0.2/24}. */
    MIRAGE,
    /** One object of JSON with arguments, environment, addresses and disk. */
    RUMPRUN,
    /** A kernel's parameters; an IPv4 address among them: {@code ip=10.0.0.2::10.0.0.1:255.255.255.0::eth0:off}. */
    LINUX,
    /** Unikraft's own options, an IPv4 address among them, before {@code --}: {@code netdev.ip=10.0.0.2/24:10.0.0.1 --}. */
    UNIKRAFT;

    /** Names the convention of a container; its value is one of this type in lower case. */
    public static final String ANNOTATION = "io.nablaconsole.convention";

    /**
     * The one that {@code config} asks for; empty when it leaves it to the engine.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when there is no such convention
     */
    public static Optional<GuestConvention> asked(Config config) {
        String name = config.annotations().get(ANNOTATION);
        if (name == null) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(values())
                .filter(convention -> convention.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new EngineException(
                        ErrorCode.CONFIG_INVALID,
                        Message.of(
                                "annotations.%s is '%s': use one of %s",
                                ANNOTATION,
                                name,
                                Arrays.stream(values())
                                        .map(GuestConvention::toString)
                                        .collect(Collectors.joining(", "))))));
    }

    /** As the annotation spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
