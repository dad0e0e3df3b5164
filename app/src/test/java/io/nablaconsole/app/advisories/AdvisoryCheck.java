package io.nablaconsole.app.advisories;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server of advisories that speaks OSV's protocol (api.osv.dev) for known holes of every package on the runtime
 * class path, as the CycloneDX list of the build names them. One that is not waived fails the build; an answer that
 * cannot be had is said and fails nothing, so that the product builds without a network.
 */
final class AdvisoryCheck {
    private final List<Waiver> waivers;
    private final LocalDate today;
    private final PrintStream out;

    AdvisoryCheck(List<Waiver> waivers, LocalDate today, PrintStream out) {
        this.waivers = waivers;
        this.today = today;
        this.out = out;
    }

    /** Arguments: the CycloneDX list, the waivers, the server's address; an empty address asks nobody. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Set<Component> components = Components.read(Path.of(arguments[0]));
        List<Waiver> waivers = Waiver.read(Path.of(arguments[1]));
        String server = arguments.length > 2 ? arguments[2] : "";
        boolean sound = new AdvisoryCheck(waivers, LocalDate.now(ZoneOffset.UTC), System.out).check(components, server);
        System.exit(sound ? 0 : 1);
    }

    /** Whether nothing known speaks against the packages; also true when nothing could be learned. */
    boolean check(Set<Component> components, String server) throws InterruptedException {
        if (server.isBlank()) {
            say("not asked for %d packages: no server is named".formatted(components.size()));
            return true;
        }
        Map<Component, List<Advisory>> known;
        try {
            known = new OsvServer(URI.create(server)).advisoriesOf(List.copyOf(components));
        } catch (IOException e) {
            say("cannot be had from %s (%s): nothing is known of the %d packages of the runtime class path"
                    .formatted(server, Causes.of(e), components.size()));
            return true;
        }
        return judge(components, known);
    }

    private boolean judge(Set<Component> components, Map<Component, List<Advisory>> known) {
        Set<Waiver> unused = new TreeSet<>(waivers);
        int open = 0;
        int waived = 0;
        for (Component component : components) {
            for (Advisory advisory : known.getOrDefault(component, List.of())) {
                Waiver waiver = waiverOf(component, advisory);
                if (waiver != null) {
                    unused.remove(waiver);
                    if (!waiver.until().isBefore(today)) {
                        waived++;
                        say("waived until %s, %s: %s"
                                .formatted(waiver.until(), advisory.of(component), waiver.reason()));
                        continue;
                    }
                    say("the waiver of the next one ended on %s".formatted(waiver.until()));
                }
                open++;
                say(advisory.of(component));
            }
        }
        unused.forEach(waiver -> say(
                "the waiver of %s for %s waives nothing and can go".formatted(waiver.advisory(), waiver.component())));
        say("%d packages, %d open, %d waived".formatted(components.size(), open, waived));
        return open == 0;
    }

    private @Nullable Waiver waiverOf(Component component, Advisory advisory) {
        for (Waiver waiver : waivers) {
            if (waiver.component().equals(component.name()) && advisory.isCalled(waiver.advisory())) {
                return waiver;
            }
        }
        return null;
    }

    private void say(String line) {
        out.println("advisories: " + line);
    }
}
