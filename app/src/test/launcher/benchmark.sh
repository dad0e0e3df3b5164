#!/bin/sh
# Prints how soon the window opens (start), what a thousand containers cost it (containers) and how a pane bears a flood
# (console); all without arguments.
# Needs the product built: ./mvnw -pl app -am package -DskipTests. Draws on the display there is, else in memory; start
# needs one.
set -u
top=$(cd "$(dirname "$0")/../../../.." && pwd -P)
target=$top/app/target
rounds=${ROUNDS:-10}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CONFIG_HOME="$work/config"
program=benchmark.sh
. "$top/bin/lib/host.sh"
. "$top/bin/lib/window.sh"
headless=
[ -n "${DISPLAY:-}" ] || headless="-Dglass.platform=Monocle -Dmonocle.platform=Headless -Dprism.order=sw -Dprism.text=t2k \
    -Dheadless.geometry=1600x1000"

# java ARGUMENT...: in the JVM of bin/nabla-console, the benchmarks behind its class path
java() {
    # shellcheck disable=SC2086 # one word an option
    (window_java "$target" $headless -cp "$target/app-0.1.0.jar:$target/test-classes" "$@") 2>/dev/null
}

# figures WHAT COLUMN FILE: the median, the least and the most of a column of the lines that begin with "window"
figures() {
    awk -v column="$2" '$1 == "window" { print $column }' "$3" | sort -n | awk -v what="$1" '
        { t[NR] = $1 }
        END { printf "%s: median %d ms, least %d, most %d (%d rounds)\n", what, t[int((NR + 1) / 2)], t[1], t[NR], NR }'
}

# until bin/nabla-console would become the JVM: a program that prints the time stands in for that
launcher() {
    mkdir -p "$work/jdk/bin"
    printf '#!/bin/sh\nexec date +%%s%%3N\n' >"$work/jdk/bin/java"
    chmod +x "$work/jdk/bin/java"
    i=0
    while [ "$i" -lt "$rounds" ]; do
        begun=$(date +%s%3N)
        echo "window $(($(JAVA_HOME="$work/jdk" "$top/bin/nabla-console") - begun))"
        i=$((i + 1))
    done >"$work/launcher"
    figures "bin/nabla-console until it becomes the JVM" 2 "$work/launcher"
}

start() {
    [ -n "${DISPLAY:-}" ] || { echo "start: needs a display, such as that of xvfb-run" >&2; return 1; }
    build app # as the launcher would
    launcher
    i=0
    while [ "$i" -lt "$rounds" ]; do
        java "-Dbench.begun=$(date +%s%3N)" io.nablaconsole.app.bench.FirstWindow --root "$work/root" --size 1280x800
        i=$((i + 1))
    done >"$work/start"
    figures "first window" 2 "$work/start"
    figures "processor time used by then" 3 "$work/start"
    figures "what there is shown in it" 4 "$work/start"
    awk '$1 == "VmRSS:" && $2 > most { most = $2 } END { printf "resident memory 5 s later: %d MiB\n", most / 1024 }' "$work/start"
}

containers() {
    java 'io.nablaconsole.app.bench.ManyContainers$Start'
}

console() {
    java 'io.nablaconsole.app.console.ConsoleBenchmark$Start' 20
}

[ $# -gt 0 ] || set -- start containers console
for benchmark; do "$benchmark" || exit 1; done
