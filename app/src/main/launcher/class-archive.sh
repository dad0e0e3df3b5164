#!/bin/sh
# Makes the archive of classes that bin/nabla-console starts with: class-archive.sh JAVA_HOME TARGET JAR
# Never fails: without the archive the window only opens later.
java_home=$1
target=$2
jar=$3
rehearsal=$target/rehearsal
rm -rf "$target/nabla-console.jsa" "$rehearsal"
mkdir -p "$rehearsal"
printf '%s\n' "$java_home" >"$target/nabla-console.jdk"
export XDG_CACHE_HOME="$rehearsal/cache" XDG_DATA_HOME="$rehearsal/data" XDG_RUNTIME_DIR="$rehearsal/run" \
    XDG_CONFIG_HOME="$rehearsal/config"
env -u DISPLAY -u WAYLAND_DISPLAY timeout 120 \
    "$java_home/bin/java" -XX:ArchiveClassesAtExit="$target/nabla-console.jsa" \
    -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m -Djava.awt.headless=true -cp "$target/$jar" \
    io.nablaconsole.app.Rehearsal --root "$rehearsal/root" >"$rehearsal/log" 2>&1 </dev/null
[ -s "$target/nabla-console.jsa" ] ||
    echo "class-archive.sh: no class archive for nabla-console, which will start slower; see $rehearsal/log" >&2
exit 0
