package io.nablaconsole.app.detail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.nablaconsole.app.detail.LinuxCalls.Count;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The numbers shown beside those of a unikernel are those of the files they are said to come from. */
class LinuxCallsTest {
    private static final Pattern DEFINITION = Pattern.compile("#define __NR_(\\w+)");

    /** What podman gives a container unless told otherwise. */
    private static final Set<String> CAPABILITIES = Set.of(
            "CAP_CHOWN",
            "CAP_DAC_OVERRIDE",
            "CAP_FOWNER",
            "CAP_FSETID",
            "CAP_KILL",
            "CAP_NET_BIND_SERVICE",
            "CAP_SETFCAP",
            "CAP_SETGID",
            "CAP_SETPCAP",
            "CAP_SETUID",
            "CAP_SYS_CHROOT");

    @Test
    void theKernelsCallsAreThoseOfItsHeader() throws Exception {
        LinuxCalls calls = LinuxCalls.read();
        assertThat(names(text(calls.kernel()))).hasSize(calls.kernel().calls());
    }

    @Test
    void aContainersCallsAreThoseItsDefaultProfileLetsThrough() throws Exception {
        LinuxCalls calls = LinuxCalls.read();
        JsonNode profile = JsonMapper.builder().build().readTree(text(calls.container()));
        Set<String> allowed = new TreeSet<>();
        for (JsonNode rule : profile.get("syscalls")) {
            if (rule.get("action").textValue().equals("SCMP_ACT_ALLOW") && applies(rule)) {
                rule.get("names").forEach(name -> allowed.add(name.textValue()));
            }
        }
        allowed.retainAll(names(text(calls.kernel())));
        assertThat(allowed).hasSize(calls.container().calls()).contains("openat", "execve", "socket");
    }

    private static boolean applies(JsonNode rule) {
        return all(rule.path("includes").path("caps"))
                && any(rule.path("includes").path("arches"), true)
                && !any(rule.path("excludes").path("arches"), false)
                && (rule.path("excludes").path("caps").isEmpty()
                        || !all(rule.path("excludes").path("caps")));
    }

    private static boolean all(JsonNode capabilities) {
        for (JsonNode capability : capabilities) {
            if (!CAPABILITIES.contains(capability.textValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean any(JsonNode architectures, boolean otherwise) {
        for (JsonNode architecture : architectures) {
            if (architecture.textValue().equals("amd64")) {
                return true;
            }
        }
        return architectures.isEmpty() && otherwise;
    }

    private static Set<String> names(String header) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = DEFINITION.matcher(header);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static String text(Count count) throws IOException, NoSuchAlgorithmException {
        Path file = Path.of(count.file());
        assumeTrue(Files.exists(file), file + " is not installed here");
        byte[] bytes = Files.readAllBytes(file);
        String sum =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        assumeTrue(sum.equals(count.sha256()), file + " is of another version here");
        return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }
}
