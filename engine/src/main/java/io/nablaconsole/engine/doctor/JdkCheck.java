package io.nablaconsole.engine.doctor;

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
                ? Finding.good("Java " + version)
                : Finding.bad(
                        "Java " + version + " is too old: " + OLDEST + " is needed",
                        "apt-get install openjdk-17-jdk-headless");
    }
}
