#!/bin/sh
# Makes the archive of classes that bin/nablactl starts with: class-archive.sh JAVA_HOME TARGET JAR
# Never fails: without the archive the program is only slower.
java_home=$1
target=$2
jar=$3
rehearsal=$target/rehearsal
rm -rf "$target/nablactl.jsa" "$rehearsal"
mkdir -p "$rehearsal/bundle"
printf '%s\n' "$java_home" >"$target/nablactl.jdk"
export XDG_CACHE_HOME="$rehearsal/cache" XDG_DATA_HOME="$rehearsal/data" XDG_RUNTIME_DIR="$rehearsal/run"
"$java_home/bin/java" -XX:ArchiveClassesAtExit="$target/nablactl.jsa" \
    -XX:+UseG1GC -XX:TieredStopAtLevel=1 -Xlog:disable -cp "$target/$jar" \
    io.nablaconsole.engine.cli.Rehearsal "$rehearsal/root" "$rehearsal/bundle" >"$rehearsal/log" 2>&1 </dev/null ||
    echo "class-archive.sh: no class archive for nablactl, which will start slower; see $rehearsal/log" >&2
exit 0
