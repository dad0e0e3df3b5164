#!/bin/bash
# Prints whole-process medians of bin/nablactl beside `java -version`, interleaved so that a busy
# machine slows all of them alike.  usage: nablactl-bench.sh [ROUNDS]
set -eu
rounds=${1:-15}
top=$(cd "$(dirname "$0")/../../../.." && pwd -P)
ctl=$top/bin/nablactl
work=$(mktemp -d)
trap '"$ctl" --root "$work/root" delete -f one >/dev/null 2>&1; rm -rf "$work"' EXIT
mkdir "$work/bundle"
"$ctl" spec -b "$work/bundle"
sed -i 's/"terminal" : true/"terminal" : false/' "$work/bundle/config.json"
read -r jdk <"$top/engine/target/nablactl.jdk"

timed() { # NAME COMMAND...
    local name=$1 from to
    shift
    from=$(date +%s%N)
    "$@" >/dev/null 2>&1 </dev/null
    to=$(date +%s%N)
    echo $(((to - from) / 1000)) >>"$work/$name"
}

one() { "$ctl" --root "$work/root" "$@"; }
for ((round = 0; round < rounds; round++)); do
    timed 'java -version' "$jdk/bin/java" -version
    timed 'nablactl --version' "$ctl" --version
    timed create one create -b "$work/bundle" --pid-file "$work/pid" one
    timed state one state one
    timed start one start one
    timed list one list
    timed delete one delete -f one
done
echo "| command | median ms | fastest | slowest |"
echo "|---|---|---|---|"
for name in 'java -version' 'nablactl --version' state list create start delete; do
    sort -n "$work/$name" | awk -v name="$name" '{ at[NR] = $1 / 1000 }
        END { printf "| %s | %.0f | %.0f | %.0f |\n", name, at[int((NR + 1) / 2)], at[1], at[NR] }'
done
echo
echo "$rounds rounds, $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg), $("$jdk/bin/java" -version 2>&1 | head -n 1)"
