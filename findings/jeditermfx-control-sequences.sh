#!/usr/bin/env bash
# JediTermFX 1.0.0 (jeditermfx-core, the terminal emulator for JavaFX that Maven Central has) prints parts of valid control
# sequences and runs what is left of them as other sequences:
#   CSI 4:3 m     (curly underline)      prints ":" and sets a yellow background, as CSI 43 m would
#   CSI 2 SP q    (steady block cursor)  blanks the character under the cursor
#   CSI ? 1 $ p   (is a mode set?)       prints "$"
#   CSI 58;5;1 m  (red underline)        sets bold and blink
#   CSI = c       (tertiary attributes)  prints "=" and answers the primary ones
# Programs send these unasked (neovim, fish, tmux), so a pane shows text that its program never printed.
# Says what was seen, and fails when that is no longer so. Needs Maven and a JDK of version 17 or later.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
get() { mvn -q -B dependency:copy -Dartifact="$1" -DoutputDirectory="$place/lib" >log; }
get com.techsenger.jeditermfx:jeditermfx-core:1.0.0
get org.jetbrains.kotlin:kotlin-stdlib:1.9.22
get org.slf4j:slf4j-api:2.0.17
get org.jetbrains:annotations:24.0.1
cat >Screen.java <<'JAVA'
import com.techsenger.jeditermfx.core.*;
import com.techsenger.jeditermfx.core.emulator.JediEmulator;
import com.techsenger.jeditermfx.core.model.*;
import java.lang.reflect.Proxy;

public class Screen {
    public static void main(String[] arguments) throws Exception {
        show("CSI 4:3 m", "a\033[4:3mb\033[0m");
        show("CSI 2 SP q", "abc\r\033[2 q");
        show("CSI ? 1 $ p", "a\033[?1$pb");
        show("CSI 58;5;1 m", "a\033[58;5;1mb\033[0m");
        show("CSI = c", "a\033[=cb");
    }

    static void show(String name, String output) throws Exception {
        TerminalDisplay display = (TerminalDisplay) Proxy.newProxyInstance(
                Screen.class.getClassLoader(),
                new Class<?>[] {TerminalDisplay.class},
                (proxy, method, values) -> method.getReturnType() == boolean.class ? false : null);
        StyleState style = new StyleState();
        TerminalTextBuffer buffer = new TerminalTextBuffer(20, 3, style);
        JediTerminal terminal = new JediTerminal(display, buffer, style);
        StringBuilder answer = new StringBuilder();
        terminal.setTerminalOutput((TerminalOutputStream) Proxy.newProxyInstance(
                Screen.class.getClassLoader(), new Class<?>[] {TerminalOutputStream.class}, (proxy, method, values) -> {
                    if (values != null && values[0] instanceof byte[] bytes) {
                        answer.append(new String(bytes, "US-ASCII").replace("\033", "ESC"));
                    }
                    return null;
                }));
        JediEmulator emulator = new JediEmulator(new ArrayTerminalDataStream(output.toCharArray()), terminal);
        while (emulator.hasNext()) {
            emulator.next();
        }
        String line = buffer.getLine(0).getText().stripTrailing();
        TextStyle last = buffer.getStyleAt(Math.max(0, line.length() - 1), 0);
        System.out.printf("%s: shows \"%s\"%s%s%s%s%n", name, line,
                last.getBackground() == null ? "" : ", background " + last.getBackground().getColorIndex(),
                last.hasOption(TextStyle.Option.BOLD) ? ", bold" : "",
                last.hasOption(TextStyle.Option.SLOW_BLINK) || last.hasOption(TextStyle.Option.RAPID_BLINK)
                        ? ", blinks" : "",
                answer.length() == 0 ? "" : ", answers " + answer);
    }
}
JAVA
java -cp 'lib/*' Screen.java 2>log | tee seen || { cat log >&2; exit 1; }
cat >known <<'END'
CSI 4:3 m: shows "a:b", background 3
CSI 2 SP q: shows " bc"
CSI ? 1 $ p: shows "a$b"
CSI 58;5;1 m: shows "ab", bold, blinks
CSI = c: shows "a=b", answers ESC[?6c
END
diff known seen && echo "as known of JediTermFX 1.0.0"
