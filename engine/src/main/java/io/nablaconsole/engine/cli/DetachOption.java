package io.nablaconsole.engine.cli;

import java.io.ByteArrayOutputStream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that says how one leaves a console, spelled as docker has it. */
final class DetachOption {
    private static final String DEFAULT = "ctrl-p,ctrl-q";
    private static final String CONTROL = "ctrl-";
    private static final int DELETE = 0x7f;

    @Option(
            names = "--detach-keys",
            paramLabel = "KEYS",
            defaultValue = DEFAULT,
            converter = Keys.class,
            description = {
                "what leaves the console and lets the container run: keys with commas between, each a character,",
                "DEL, or ctrl- and one of a-z @ [ \\ ] ^ _ (default: ${DEFAULT-VALUE}); '' for none. Not looked for",
                "in what is pasted"
            })
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Keys keys;

    /** Keys as they were named, and the bytes a terminal sends for them. */
    static final class Keys implements ITypeConverter<Keys> {
        private final String names;
        private final byte[] bytes;

        /** For the option library. */
        Keys() {
            this("", new byte[0]);
        }

        private Keys(String names, byte... bytes) {
            this.names = names;
            this.bytes = bytes;
        }

        @Override
        public Keys convert(String text) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (String key : text.isEmpty() ? new String[0] : text.split(",", -1)) {
                all.write(code(key));
            }
            return new Keys(text, all.toByteArray());
        }

        private static int code(String key) {
            if (key.length() == 1 && key.charAt(0) < DELETE) {
                return key.charAt(0);
            }
            if (key.equals("DEL")) {
                return DELETE;
            }
            String control = key.startsWith(CONTROL) ? key.substring(CONTROL.length()) : "";
            int at = control.length() == 1 ? "@abcdefghijklmnopqrstuvwxyz[\\]^_".indexOf(control) : -1;
            if (at < 0) {
                throw new TypeConversionException(
                        "'" + key + "' is no key: write for example ctrl-p,ctrl-q or ctrl-],x");
            }
            return at;
        }
    }

    DetachKeys keys() {
        return new DetachKeys(keys.bytes);
    }

    /** For people; empty when there are none. */
    String names() {
        return keys.names.replace(',', ' ');
    }
}
