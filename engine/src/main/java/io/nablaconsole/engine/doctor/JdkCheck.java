package io.nablaconsole.engine.doctor;

import io.nablaconsole.engine.api.Message;

/** The JDK this runs on. */
final class JdkCheck implements Check {
    private static final int OLDEST = 17;

    @Override
    public String name() {
        return "jdk";
    }

    @Override
    public Finding run() {
        String version = System.getProperty("java.version") + " in " + System.getProperty("java.home");
        return Runtime.version().feature() >= OLDEST
                ? Finding.good(Message.of("Java %s", version))
                : Finding.bad(
                        Message.of("Java %s is too old: %s is needed", version, OLDEST),
                        "apt-get install openjdk-17-jdk-headless");
    }
}
