# Sourced by bin/nabla-console and by the benchmarks of the window: the JVM both run in.
# shellcheck shell=sh

# window_java TARGET ARGUMENT...: becomes the JVM of the window, with what the build left in TARGET
window_java() {
    target=$1
    shift
    # the JDK that the class archive was made with, unless the caller names another
    [ -n "${JAVA_HOME:-}" ] || { [ -r "$target/nabla-console.jdk" ] && read -r JAVA_HOME <"$target/nabla-console.jdk"; }
    [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ] || find_java java || need_java java
    utf8_locale
    archive=
    [ -r "$target/nabla-console.jsa" ] && archive=-XX:SharedArchiveFile=$target/nabla-console.jsa
    # large pages: the kernel takes a tenth of the time until the window is there to hand out the heap in small ones
    pages=/sys/kernel/mm/transparent_hugepage/enabled
    large=
    [ -r "$pages" ] && read -r large <"$pages"
    case $large in *'[madvise]'* | *'[always]'*) large=-XX:+UseTransparentHugePages ;; *) large= ;; esac
    # an archive of another JDK is passed over without a word
    exec "$JAVA_HOME/bin/java" ${archive:+"$archive"} -Xshare:auto -Xlog:disable -Xlog:all=error:stderr \
        -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m ${large:+"$large"} -Djava.awt.headless=true "$@"
}
