#!/bin/sh
# Prints how soon the window opens (start) and what a thousand containers cost it (containers); both without arguments.
# Needs the product built: ./mvnw -pl app -am package -DskipTests. Draws on the display there is, else in memory; start
# needs one.
set -u
top=$(cd "$(dirname "$0")/../../../.." && pwd -P)
target=$top/app/target
rounds=${ROUNDS:-10}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CONFIG_HOME="$work/config"
read -r java_home <"$target/nabla-console.jdk"
headless=
[ -n "${DISPLAY:-}" ] || headless="-Dglass.platform=Monocle -Dmonocle.platform=Headless -Dprism.order=sw -Dprism.text=t2k \
    -Dheadless.geometry=1600x1000"

# the options of bin/nabla-console, and the benchmarks behind its class path
java() {
    # shellcheck disable=SC2086 # one word an option
    "$java_home/bin/java" -XX:SharedArchiveFile="$target/nabla-console.jsa" -Xshare:auto -Xlog:disable \
        -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m -Djava.awt.headless=true \
        -Djavafx.cachedir="${XDG_CACHE_HOME:-$HOME/.cache}/nabla-console/openjfx" \
        $headless "$@"
}

start() {
    [ -n "${DISPLAY:-}" ] || { echo "start: needs a display, such as that of xvfb-run" >&2; return 1; }
    i=0
    while [ "$i" -lt "$rounds" ]; do
        java -Dbench.begun="$(date +%s%3N)" -cp "$target/app-0.1.0.jar:$target/test-classes" \
            io.nablaconsole.app.bench.FirstWindow --root "$work/root" --size 1280x800 2>/dev/null
        i=$((i + 1))
    done >"$work/start"
    awk '$1 == "window" { print $2 }' "$work/start" | sort -n |
        awk '{ t[NR] = $1 } END { printf "first window: median %d ms, fastest %d, slowest %d (%d rounds)\n", t[int((NR + 1) / 2)], t[1], t[NR], NR }'
    awk '$1 == "window" { print $3 }' "$work/start" | sort -n |
        awk '{ t[NR] = $1 } END { printf "processor time used by then: median %d ms\n", t[int((NR + 1) / 2)] }'
    awk '$1 == "VmRSS:" && $2 > most { most = $2 } END { printf "resident memory 5 s later: %d MiB\n", most / 1024 }' "$work/start"
}

containers() {
    java -cp "$target/app-0.1.0.jar:$target/test-classes" 'io.nablaconsole.app.bench.ManyContainers$Start' 2>/dev/null
}

[ $# -gt 0 ] || set -- start containers
for benchmark; do "$benchmark" || exit 1; done
