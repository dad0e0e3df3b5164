#!/bin/bash
# Drives a real nabla-shim through its contract with real processes: prints "ok NAME", "not ok NAME"
# or "skip NAME # why", and exits 1 if anything was not ok.  usage: shim-test.sh [SHIM] [NAME...]
# Waits for events (fifo, socket, pidfd), never for time. Needs bash, perl, util-linux.
set -u
here=$(cd "$(dirname "$0")" && pwd)
SHIM=$(realpath "${1:-$here/../../main/resources/native/linux-x86_64/nabla-shim}")
shift $(($# > 0))
export SHIM
T=$(mktemp -d "${TMPDIR:-/tmp}/shim-test.XXXXXX")
trap 'umount "$T/noexec" "$T/small" 2>/dev/null; rm -rf "$T"' EXIT
helper=$here/shim-helper.pl
unset IFS
failures=0

field() { awk -v k="$1" '$1 == k { print $2 }' "$D/result"; }
json() { perl -ne "print \$1 if /\"$1\":(\"(?:[^\"\\\\]|\\\\.)*\"|[^,}]*)/" "$D/exit.json"; }
gone() { perl "$helper" gone "$@"; }
talk() { perl "$helper" talk "$D/s" "$D/console.log" "$@"; }
is() { [[ $1 == "$2" ]] || { echo "# ${3:-value}: got '$1', expected '$2'"; return 1; }; }
has() { [[ $1 == *"$2"* ]] || { echo "# got '$1', expected it to hold '$2'"; return 1; }; }
plan() { D=$T/$1; shift; mkdir -p "$D"; printf '%s\0' "dir=$D" "$@" > "$D/plan"; }
create() { plan "$@"; make_it; }
make_it() {
    "$SHIM" create "$D/plan" "$D/result" 2> "$D/stderr" || { cat "$D/result"; return 1; }
    init=$(field init) mon=$(field monitor)
}
start() { timeout 10 cat "$D/exec.fifo"; }
sh_plan() { local name=$1 script=$2; shift 2; plan "$name" exe=/bin/sh arg=sh arg=-c "arg=$script" \
    "env=PATH=$PATH" "$@"; }
sh_create() { sh_plan "$@"; make_it; }
# After a failed create nothing but plan, result and stderr may be there, and no process of ours.
nothing_left() { is "$(cd "$D" && ls -A | tr '\n' ' ')" "plan result stderr " files &&
    is "$(pgrep -f "create $D/plan" | wc -l)" 0 processes; }
fails_with() { has "$("$SHIM" create "$D/plan" "$D/result" 2>&1 >/dev/null; cat "$D/result")" "$1" &&
    nothing_left_but_stderr; }
nothing_left_but_stderr() { : > "$D/stderr"; nothing_left; }

t_version() {
    local hash; hash=$("$here/../../main/native/build.sh" --print-source-hash)
    is "$("$SHIM" --version)" "nabla-shim 0.1.0 source $hash"
}
t_help() { has "$("$SHIM" --help)" "nabla-shim create PLAN RESULT"; }

t_pty_output_and_exit_record() {
    plan pty; sh_create pty 'tty; stty size; exit 3' console=pty cols=100 rows=30 socket="$D/s" || return 1
    is "$(cat "/proc/$init/comm")" nabla-init &&
    is "$(awk '{print $22}' "/proc/$mon/stat")" "$(awk '$1=="monitor"{print $3}' "$D/result")" &&
    is "$(start)" 0 && gone "$mon" &&
    has "$(cat "$D/console.log")" /dev/pts/ && has "$(cat "$D/console.log")" "30 100" &&
    is "$(json pid)" "$init" && is "$(json code)" 3 && is "$(json signal)" null &&
    is "$(json error)" null && is "$(json output_bytes)" "$(stat -c %s "$D/console.log")" &&
    is "$(stat -c %a "$D/exit.json" "$D/console.log" "$D/console.idx" | sort -u)" 600 &&
    [[ $(json started_ns) -le $(json first_output_ns) ]] &&
    [[ $(json first_output_ns) -le $(json finished_ns) ]] && [[ ! -e $D/s && ! -e $D/exit.json.tmp ]]
}
t_pipe_mode() {
    plan pipe; sh_create pipe 'cat; echo err >&2; exit 0' console=pipe socket="$D/s" || return 1
    is "$(start)" 0 && is "$(talk 'i:one\ntwo\n' e x)" x &&
    is "$(cat "$D/console.log")" $'one\ntwo\nerr' && is "$(json code)" 0
}
t_pipe_closed_by_guest_is_quiet() {
    plan quiet; sh_create quiet 'exec >&- 2>&- <&-; kill -STOP $$' console=pipe socket="$D/s" || return 1
    is "$(start)" 0
    # blocked in the socket until the monitor has seen the closed pipes and our frame
    talk 'i:lost\n' raw:7a00000000 closed > /dev/null
    local before after; before=$(awk '{print $14+$15}' "/proc/$mon/stat")
    talk raw:7a00000000 closed > /dev/null; after=$(awk '{print $14+$15}' "/proc/$mon/stat")
    kill -KILL "$init"; gone "$mon"; is $((after - before)) 0 ticks
}
t_inherit() {
    sh_plan inherit 'cat; echo done; ls /proc/self/fd | wc -l' console=inherit monitor=1
    out=$(echo in | "$SHIM" create "$D/plan" "$D/result" && init=$(field init) mon=$(field monitor) &&
        start > "$D/fifo.out" && is "$(readlink /proc/"$mon"/fd/1)" /dev/null && gone "$mon")
    is "$out" $'in\ndone\n4' && is "$(cat "$D/fifo.out")" 0 && is "$(json code)" 0 &&
    [[ ! -e $D/console.log ]]
}
t_no_monitor_is_orphaned() {
    sh_plan orphan 'exit 7' console=inherit monitor=0
    is "$(perl -e 'require "syscall.ph" if 0; syscall(157, 36, 1, 0, 0, 0);
        system($ENV{SHIM}, "create", "'"$D"'/plan", "'"$D"'/result") == 0 or die;
        open F, "<", "'"$D"'/exec.fifo"; print <F>; wait; print " ", $? >> 8')" "0 7" &&
    is "$(field monitor)" ""
}
t_console_socket() {
    plan cs; sh_plan cs 'tty; echo hello' console=pty monitor=0 console_socket="$D/tty"
    perl "$helper" receive "$D/tty" > "$D/received" &
    local pid=$!
    until grep -q listening "$D/received" 2>/dev/null; do :; done
    make_it && is "$(start)" 0 && wait $pid && has "$(cat "$D/received")" /dev/ptmx &&
    has "$(cat "$D/received")" hello
}
t_console_socket_missing_fails() {
    plan csm; sh_plan csm 'true' console=pty monitor=0 console_socket="$D/none"
    fails_with "cannot connect to console socket $D/none: No such file or directory"
}
t_descriptors_do_not_leak() {
    sh_plan leak 'ls -l /proc/self/fd' console=pipe
    { make_it; } 7</etc/passwd 8</etc/group 99</etc/hosts || return 1
    is "$(ls "/proc/$init/fd" | wc -l)" 4 && is "$(start)" 0 && gone "$mon" &&
    is "$(grep -c -e '->' "$D/console.log")" 4
}
t_passed_descriptors() {
    printf 'one\ntwo\n' > "$T/lines"; exec 7< "$T/lines" 8> >(cat > "$T/piped")
    read -r _ <&7
    # read from where we are in the file: it is the same open file, not the path opened again
    sh_create pass 'cat <&5; echo piped >&3; ls /proc/self/fd | wc -l' console=pipe pass=5:$BASHPID:7 \
        pass=3:$BASHPID:8 && is "$(start)" 0 && gone "$mon" && is "$(cat "$D/console.log")" $'two\n6' || return 1
    exec 7<&- 8>&-; until grep -q piped "$T/piped"; do :; done
}
t_passed_descriptor_that_is_closed_fails() {
    sh_plan passbad true console=pipe pass=3:$BASHPID:77
    fails_with "cannot pass descriptor 77 of process $BASHPID on: Bad file descriptor"
}
t_passed_descriptor_is_checked() {
    sh_plan passform true console=pipe pass=3:0:1
    fails_with "plan: pass=3:0:1: expected FD:PID:DESCRIPTOR: Invalid argument"
}
t_tender_begins_clean() {
    sh_plan clean 'grep -E "Sig(Blk|Ign)|Umask" /proc/self/status; ps -o sid= -p $$' console=pty umask=027
    (trap '' INT QUIT USR1 PIPE HUP; make_it) && init=$(field init) mon=$(field monitor) &&
    is "$(start)" 0 && gone "$mon" &&
    is "$(tr -d '\r' < "$D/console.log" | tr -s ' \t' ' ' | sed 's/^ //')" \
        "Umask: 0027"$'\n'"SigBlk: 0000000000000000"$'\n'"SigIgn: 0000000000000000"$'\n'"$init"
}
t_missing_exe() {
    create noexe console=pty exe=/nonexistent/x && is "$(start)" \
        "0cannot execute /nonexistent/x: No such file or directory" && gone "$mon" &&
    is "$(json code)" 127 && is "$(json started_ns)" null &&
    is "$(json error)" '"cannot execute /nonexistent/x: No such file or directory"'
}
t_init_killed_before_start() {
    sh_create killed 'true' console=pty && kill -KILL "$init" && gone "$mon" &&
    is "$(json signal)" 9 && is "$(json started_ns)" null && is "$(json code)" null
}
t_starter_that_vanishes_is_not_the_last() {
    sh_create vanish 'exit 4' console=pty || return 1
    for _ in 1 2 3 4 5; do perl -MFcntl -e 'sysopen F, $ARGV[0], O_RDONLY|O_NONBLOCK' "$D/exec.fifo"; done
    [[ ! -e /proc/$init ]] || [[ $(cat "/proc/$init/comm") != nabla-init ]] || is "$(start)" 0 || return 1
    gone "$mon"; is "$(json code)" 4
}
t_monitor_killed_takes_tender_along() {
    sh_create monkill 'kill -STOP $$' console=pty && is "$(start)" 0 && kill -KILL "$mon" &&
    gone "$init"
}
t_monitor_killed_after_uid_change() {
    root || return 2
    sh_create monuid 'kill -STOP $$' console=pty uid=65534 gid=65534 && is "$(start)" 0 &&
    kill -KILL "$mon" && gone "$init"
}
t_echo_under_pty() {
    plan echo; create echo console=pty exe=/bin/cat socket="$D/s" && is "$(start)" 0 &&
    is "$(talk 'i:ping\n' 'see:ping\r\nping\r\n' e x)" x && is "$(json code)" 0
}
t_resize() {
    plan resize
    sh_create resize 'trap "stty size; exit 0" WINCH; echo on; while read x; do :; done' console=pty socket="$D/s" &&
    is "$(start)" 0 && talk see:on w:80x24 w:132x50 'i:\n' 'see:50 132' && gone "$mon" &&
    is "$(perl "$helper" index "$D")" \
        "window 80x24 ready started window 132x50 ended 0 end $(stat -c %s "$D/console.log")"
}
t_ctrl_c() {
    plan intr
    sh_create intr 'trap "echo got; exit 5" INT; echo on; while read x; do :; done' console=pty socket="$D/s" &&
    is "$(start)" 0 && is "$(talk see:on 'i:\x03' see:got x)" x && is "$(json code)" 5
}
t_big_input_is_not_lost() {
    plan bigin; sh_create bigin 'wc -c' console=pipe socket="$D/s" && is "$(start)" 0 &&
    is "$(talk fill:20 e x)" x && is "$(cat "$D/console.log")" 1200000
}
t_guest_that_does_not_read() {
    plan deaf; sh_create deaf 'echo on; kill -STOP $$; wc -c' console=pipe socket="$D/s" && is "$(start)" 0 || return 1
    talk see:on fill:20 e x > "$D/talk" &
    local pid=$!
    talk w:1x1 raw:7a00000000 closed > /dev/null         # others are served while the queue is full
    kill -CONT "$init"; wait $pid; is "$(cat "$D/talk")" x && has "$(cat "$D/console.log")" 1200000
}
t_bad_frames_close_only_that_viewer() {
    plan bad; create bad console=pty exe=/bin/cat socket="$D/s" && is "$(start)" 0 || return 1
    for raw in 7a00000000 7700000000 6901000100 6501000000; do is "$(talk raw:$raw closed)" closed || return 1; done
    is "$(talk 'i:still\n' see:still e x)" x
}
t_seventeenth_viewer_is_refused() {
    plan many; create many console=pty exe=/bin/cat socket="$D/s" && is "$(start)" 0 || return 1
    local i line fd pids=() fds=()
    for i in {1..16}; do        # each has been admitted when it has seen its own echo
        exec {fd}< <(exec perl "$helper" talk "$D/s" "$D/console.log" "i:v$i\n" "see:v$i\\r" stall < <(exec tail -f /dev/null))
        pids+=($!) fds+=("$fd"); read -r line <&"$fd"
    done
    is "$(talk told)" f; local result=$?
    kill "${pids[@]}"; for fd in "${fds[@]}"; do exec {fd}<&-; done
    kill -KILL "$init"; gone "$mon"; return $result
}
# Admitted as long as there are descriptors, then refused; the monitor neither spins nor goes deaf.
t_viewer_without_a_descriptor_is_refused() {
    plan few; sh_plan few 'exec cat' console=pipe socket="$D/s"
    (ulimit -n 20; make_it) && init=$(field init) mon=$(field monitor) && is "$(start)" 0 || return 1
    local line fd pids=() fds=() result=1
    while (( ${#pids[@]} < 16 )); do
        exec {fd}< <(exec perl "$helper" talk "$D/s" "$D/console.log" first stall < <(exec tail -f /dev/null))
        pids+=($!) fds+=("$fd"); read -r line <&"$fd"
        [[ $line == o ]] || break
    done
    is "$line" f && [[ ${#pids[@]} -gt 1 ]] &&
    is "$(talk told)$(talk told)$(talk told)" fff &&
    kill "${pids[0]}" && until [[ $(talk first) == o ]]; do :; done && result=0
    kill "${pids[@]}" 2> /dev/null; for fd in "${fds[@]}"; do exec {fd}<&-; done
    kill -KILL "$init"; gone "$mon"; return $result
}
t_viewer_that_never_reads() {
    plan stall; mkfifo "$D/hold"
    sh_create stall 'read go; yes | head -c 5000000; exit 0' console=pipe socket="$D/s" && is "$(start)" 0 || return 1
    talk 'i:go\n' stall < "$D/hold" > "$D/stalled" & local pid=$!
    exec 9> "$D/hold"; gone "$mon"; exec 9>&-; wait $pid
    is "$(json output_bytes)" 5000000 && is "$(stat -c %s "$D/console.log")" 5000000
}
t_fifty_megabytes_with_rotation() {
    sh_create big 'i=0; while [ $i -lt 50 ]; do head -c 1000000 /dev/zero | tr "\0" x; i=$((i+1)); done' \
        console=pty log_limit=16000000 && is "$(start)" 0 && gone "$mon" &&
    is "$(json output_bytes)" 50000000 && is "$(json dropped_bytes)" 0 &&
    is "$(stat -c %s "$D/console.log.1" "$D/console.log" | xargs)" "16000000 2000000" &&
    has "$(perl "$helper" index "$D")" "end 50000000"
}
t_second_run_appends() {
    sh_create again 'echo one' console=pipe && is "$(start)" 0 && gone "$mon" || return 1
    sh_create again 'echo two' console=pipe && [[ ! -e $D/exit.json ]] && is "$(start)" 0 && gone "$mon" &&
    is "$(cat "$D/console.log")" $'one\ntwo' && is "$(perl "$helper" index "$D")" "ready started ended 0 ready started ended 0 end 8" || return 1
    rm "$D/exit.json" "$D/exec.fifo"
    sh_create again 'echo three; echo four' console=pipe log_limit=8 && is "$(start)" 0 && gone "$mon" &&
    is "$(cat "$D/console.log.1")" $'three\nfo' && has "$(perl "$helper" index "$D")" "ended 0 end 19"
}
t_interrupted_rotation_is_finished() {
    sh_create half 'echo one' console=pipe && is "$(start)" 0 && gone "$mon" || return 1
    mv "$D/console.log" "$D/console.log.1"; rm "$D/exit.json" "$D/exec.fifo"
    sh_create half 'echo two' console=pipe && is "$(start)" 0 && gone "$mon" &&
    has "$(perl "$helper" index "$D")" "ready started ended 0 end 8" && is "$(cat "$D/console.log")" two
}
t_full_disk() {
    root || return 2
    mkdir -p "$T/small"; mount -t tmpfs -o size=256k none "$T/small" || { skip="no mount"; return 2; }
    plan full; printf '%s\0' "dir=$T/small" console=pipe exe=/bin/sh arg=sh arg=-c \
        'arg=head -c 1000000 /dev/zero; exit 6' > "$D/plan"
    make_it && is "$(timeout 10 cat "$T/small/exec.fifo")" 0 && gone "$mon" || return 1
    D=$T/small; is "$(json code)" 6 && is "$(json output_bytes)" 1000000 &&
    is $(($(json output_bytes) - $(json dropped_bytes))) "$(stat -c %s "$D/console.log")"
}
t_background_process_cannot_hold_the_console() {
    sh_create back 'trap "" HUP; sleep 60 & echo $! ' console=pipe && is "$(start)" 0 && gone "$mon" &&
    is "$(json code)" 0 && kill "$(cat "$D/console.log")"
}
t_closed_terminal_and_reopened() {
    sh_create reopen 'exec <&- >&- 2>&-; echo back > /dev/tty' console=pty && is "$(start)" 0 &&
    gone "$mon" && is "$(cat "$D/console.log")" $'back\r'
}
t_noexec() {
    root || return 2
    mkdir -p "$T/noexec"; mount -t tmpfs -o noexec none "$T/noexec" || { skip="no mount"; return 2; }
    cp /bin/echo "$T/noexec/echo"; create noexec console=pipe exe="$T/noexec/echo" arg=echo arg=memory &&
    is "$(start)" 0 && gone "$mon" && is "$(cat "$D/console.log")" memory
}
t_noexec_missing_permission_is_told() {
    plan noperm; echo > "$D/file"; create noperm console=pipe exe="$D/file" &&
    is "$(start)" "0cannot execute $D/file: Permission denied"
}
t_user_and_limits() {
    root || return 2
    sh_create user 'id -u; id -G; ulimit -n; cat /proc/self/oom_score_adj; grep -E "Cap(Prm|Bnd)|NoNew" /proc/self/status; echo > /dev/tty; stat -c %u:%a $(tty)' \
        console=pty uid=65534 gid=1234 group=55 group=66 rlimit=7:123:456 oom_score_adj=77 no_new_privs=1 \
        caps=400:400:400:400:0 && is "$(start)" 0 && gone "$mon" &&
    is "$(tr -d '\r\t' < "$D/console.log" | xargs)" \
        "65534 1234 55 66 123 77 CapPrm:0000000000000000 CapBnd:0000000000000400 NoNewPrivs:1 65534:600"
}
t_user_need_not_reach_the_program() {
    root || return 2
    mkdir -m 700 "$T/closed" && cp /bin/id "$T/closed/guest" && chmod 711 "$T/closed/guest"
    create closed console=pipe uid=65534 gid=65534 exe="$T/closed/guest" arg=guest arg=-u && is "$(start)" 0 &&
    gone "$mon" && is "$(cat "$D/console.log")" 65534
}
t_hook_is_a_session_and_has_the_name_it_is_given() {
    is "$(A=b "$SHIM" hook - /bin/sh called -c 'echo "$0"; [ "$$" = "$(cut -d" " -f6 /proc/$$/stat)" ] && echo leads')" \
        $'called\nleads' && { "$SHIM" hook - /nonexistent x 2> /dev/null; is $? 127; } &&
    { "$SHIM" hook /nonexistent /bin/true x 2> /dev/null; is $? 1; }
}
t_ambient_capability() {
    root || return 2
    sh_create ambient 'grep CapEff /proc/self/status' console=pipe uid=65534 caps=400:400:400:400:400 &&
    is "$(start)" 0 && gone "$mon" && has "$(cat "$D/console.log")" 0000000000000400
}
t_netns_and_enter() {
    root || return 2
    unshare -n true 2>/dev/null || { skip="no network namespaces"; return 2; }
    plan netns; mkfifo "$D/hold" "$D/up"
    unshare -n sh -c 'echo up > "$1"; read x < "$2"' sh "$D/up" "$D/hold" & local pid=$!
    read -r _ < "$D/up"
    local ns; ns=$(readlink "/proc/$pid/ns/net"); cat > "$D/x" <<< ""; rm "$D/x"
    sh_create netns 'readlink /proc/self/ns/net' console=pipe namespace="network:/proc/$pid/ns/net" &&
    is "$(start)" 0 && gone "$mon" && is "$(cat "$D/console.log")" "$ns" &&
    is "$("$SHIM" enter "/proc/$pid/ns/net" -- readlink /proc/self/ns/net)" "$ns"
    local result=$?; echo > "$D/hold"; wait $pid; return $result
}
t_new_namespaces() {
    root || return 2
    unshare -niumC true 2>/dev/null || { skip="no namespaces"; return 2; }
    sh_create spaces 'for n in net ipc uts mnt cgroup; do readlink /proc/self/ns/$n; done; hostname; cat /proc/sys/kernel/domainname; exec 3<>/dev/null; cat /sys/class/net/lo/flags /proc/net/dev' \
        console=pipe namespace=network namespace=ipc namespace=uts namespace=mount namespace=cgroup \
        hostname=nabla domainname=test && is "$(start)" 0 && gone "$mon" || return 1
    local n; for n in net ipc uts mnt cgroup; do
        ! grep -qF "$(readlink /proc/self/ns/$n)" "$D/console.log" || { echo "# $n is shared"; return 1; }
    done
    has "$(cat "$D/console.log")" $'nabla\ntest\n' && is "$(grep -c : "$D/console.log")" 6 "namespaces and lo"
}
t_priorities() {
    root || return 2
    sh_create priorities 'ionice; chrt -p $$; nice' console=pipe io_priority=16389 scheduler=3:0:5:0:0:0:0 &&
    is "$(start)" 0 && gone "$mon" && has "$(cat "$D/console.log")" "best-effort: prio 5" &&
    has "$(cat "$D/console.log")" SCHED_BATCH && is "$(tail -1 "$D/console.log")" 5 &&
    { sh_plan badsched true console=pipe scheduler=6:0:0:0:1:0:0; fails_with "error scheduler 22 cannot set scheduler 6:"; }
}
# No security module at hand: files in the place of the kernel's show what it would be told, and when.
t_labels() {
    root || return 2
    unshare -mpf --kill-child true 2>/dev/null || { skip="no namespaces"; return 2; }
    plan labels; sh_plan labels 'exit 0' console=pipe apparmor=nabla-guest selinux=a:b:c:s0
    unshare -mpf --kill-child bash -c '
        mkdir "$1/real" "$1/proc"; mount -t proc proc "$1/real"
        mkdir -p "$1/proc/self/attr/apparmor"; : > "$1/proc/self/attr/exec"; : > "$1/proc/self/attr/apparmor/exec"
        ln -s "$1/real/self/fd" "$1/proc/self/fd"; 
        perl -e '"'"'symlink "$ARGV[0]/real/$_", "$ARGV[0]/proc/$_" for 1..300'"'"' "$1"
        mount --rbind "$1/proc" /proc
        "$SHIM" create "$1/plan" "$1/result" || { cat "$1/result"; exit 1; }
        cat "$1/proc/self/attr/apparmor/exec" "$1/proc/self/attr/exec" > "$1/told"; timeout 10 cat "$1/exec.fifo" > "$1/started"
        timeout 10 sh -c '"'"'until [ -e "$1/exit.json" ]; do :; done'"'"' sh "$1"' bash "$D" &&
    is "$(cat "$D/told")" "exec nabla-guesta:b:c:s0" && is "$(cat "$D/started")" 0 && is "$(json code)" 0
}
t_init_in_place() {
    sh_plan inplace 'echo $$; exit 5' console=inherit monitor=0
    setsid "$SHIM" init "$D/plan" > "$D/out" & local pid=$!
    until [[ -p $D/exec.fifo ]]; do [[ -d /proc/$pid ]] || return 1; done
    is "$(start)" 0 && { wait $pid; is $? 5; } && is "$(cat "$D/out")" "$pid" &&
    { sh_plan inplace2 true console=pipe; has "$("$SHIM" init "$D/plan" 2>&1)" "init needs monitor=0 and console=inherit"; }
}
t_tap() {
    root || return 2
    ip link show > /dev/null 2>&1 && [[ -c /dev/net/tun ]] || { skip="no /dev/net/tun or ip"; return 2; }
    sh_create tap 'grep iff /proc/self/fdinfo/5; exit 0' console=pipe tap=5:shimtest0 || { skip="no tap"; return 2; }
    is "$(start)" 0 && gone "$mon" && has "$(cat "$D/console.log")" shimtest0
}
t_cgroup_join() {
    root || return 2
    local base=/sys/fs/cgroup; [[ -d $base/freezer ]] && base=$base/freezer
    mkdir "$base/shim-test-$$" 2>/dev/null || { skip="no writable cgroup"; return 2; }
    sh_create cgroup 'cat /proc/self/cgroup' console=pipe cgroup="$base/shim-test-$$/cgroup.procs" &&
    is "$(start)" 0 && gone "$mon" && has "$(cat "$D/console.log")" "/shim-test-$$"
    local result=$?; rmdir "$base/shim-test-$$"; return $result
}
t_files_and_locks() {
    plan lock; echo data > "$T/disk"
    sh_create lock 'cat <&5; echo more >&9; kill -STOP $$' console=pipe "file=5:ro:$T/disk" "file=9:rw:$T/disk2" && return 1
    has "$(cat "$D/result")" "cannot open $T/disk2" && : > "$D/stderr" && nothing_left || return 1
    : > "$T/disk2"
    make_it && is "$(start)" 0 || return 1
    local first=$init monitor=$mon result=0
    sh_create lock2 'cat <&3' console=pipe "file=3:ro:$T/disk" && is "$(start)" 0 && gone "$mon" &&
        is "$(cat "$D/console.log")" data || result=1
    sh_plan lock3 'true' console=pipe "file=3:rw:$T/disk"
    fails_with "cannot lock $T/disk: it is in use by another process" || result=1
    kill -KILL "$first"; gone "$monitor"; is "$(cat "$T/disk2")" more || result=1
    "$SHIM" create "$D/plan" "$D/result" || result=1
    kill -KILL "$(field init)"; return $result
}
# reaches N COMMAND...: until the command prints N lines; init reports ready an instant before it closes its pipe
reaches() { local n=$1 turn; shift; for turn in {1..500}; do [[ $("$@" | wc -l) == "$n" ]] && return; done; is "$("$@" | wc -l)" "$n"; }
t_low_descriptors_do_not_collide() {
    local files=(); for fd in {3..40}; do files+=("file=$fd:ro:/etc/passwd"); done
    sh_create slots 'ls /proc/self/fd | wc -l' console=pty "${files[@]}" &&
    reaches 42 ls "/proc/$init/fd" && is "$(start)" 0 && gone "$mon" &&
    is "$(cat "$D/console.log")" $'42\r'
}
t_failures_are_told_and_leave_nothing() {
    local ok=0
    expect() { local name=$1 text=$2; shift 2; plan "$name" console=pty exe=/bin/true "$@"; fails_with "$text" || ok=1; }
    expect f1 "error plan 22 plan: unknown key in 'bogus=1'" bogus=1
    expect f2 "error namespace 2 cannot join network namespace /run/netns/none: No such file or directory" namespace=network:/run/netns/none
    expect f3 "error cwd 2 cannot change to directory /none: No such file or directory" cwd=/none
    expect f4 "error cgroup 2 cannot join cgroup /none/cgroup.procs: No such file" cgroup=/none/cgroup.procs
    expect f5 "error plan 22 plan: descriptor 5 is given twice" file=5:ro:/etc/passwd file=5:ro:/etc/group
    expect f6 "error plan 22 plan: uid=-1" uid=-1
    expect f7 "error socket 2 cannot bind control socket /none/s" socket=/none/s
    expect f8 "error plan 22 plan: file=2:ro:/etc/passwd: expected" file=2:ro:/etc/passwd
    expect f9 "error apparmor" apparmor=none-such
    expect f10 "error rlimit 22 cannot set resource limit 60:1:1" rlimit=60:1:1
    expect f13 "error plan 22 plan: namespace=pid: expected KIND" namespace=pid
    expect f14 "error plan 22 plan: scheduler=1:2: expected POLICY" scheduler=1:2
    expect f11 "error plan 22 plan: exactly one of exe and pause=1" pause=1
    expect f12 "error plan 22 plan: monitor=0: given twice" monitor=1 monitor=0
    printf 'dir=%s\0console=pty' "$D" > "$D/plan"; fails_with "does not end with a NUL byte" || ok=1
    printf 'dir=/none\0console=pty\0exe=/x\0' > "$D/plan"; fails_with "cannot open container directory /none" || ok=1
    return $ok
}
t_result_that_cannot_be_written() {
    sh_plan nores 'true' console=pty; ! "$SHIM" create "$D/plan" /none/result 2> /dev/null &&
    is "$(pgrep -f "create $D/plan" | wc -l)" 0 && is "$(ls "$D")" plan
}
t_socket_in_use_and_stale() {
    plan sock; create sock console=pty exe=/bin/cat socket="$D/s" || return 1
    local S=$D/s first=$init monitor=$mon
    plan sock2 console=pty exe=/bin/cat socket="$S"; fails_with "bind control socket $S: Address" && [[ -S $S ]] || return 1
    kill -KILL "$monitor"; gone "$first" "$monitor"; [[ -S $S ]] && make_it && [[ -S $S ]] &&
    kill -KILL "$init" && gone "$mon" && [[ ! -e $S ]]
}
t_pause_container() {
    create pause console=pty pause=1 && is "$(cat "/proc/$init/comm")" nabla-init && is "$(start)" 0 &&
    is "$(cat "/proc/$init/comm")" nabla-pause && is "$(ls "/proc/$init/fd" | wc -l)" 3 &&
    kill -TERM "$init" && gone "$mon" && is "$(json signal)" 15 && [[ $(json started_ns) != null ]]
}
t_comm_is_the_tenders_when_started() {
    local i; for i in {1..30}; do
        create comm$i console=pipe exe=/bin/sleep arg=sleep arg=60 && is "$(start)" 0 &&
        is "$(cat "/proc/$init/comm")" sleep && kill -KILL "$init" || return 1
    done
}
t_signal_command() {
    sh_create sig 'trap "echo usr; exit 9" USR1; sleep 60 & kill -STOP $$; while :; do wait; done' console=pipe &&
    is "$(start)" 0 || return 1
    local t; t=$(awk '$1=="init"{print $3}' "$D/result")
    "$SHIM" signal "$init" $((t + 1)) 10 2> /dev/null; is $? 3 || return 1
    "$SHIM" signal "$init" x 10 2> /dev/null; is $? 1 || return 1
    "$SHIM" signal "$init" "$t" 0; is $? 0 || return 1
    local i pids=(); for i in {1..20}; do "$SHIM" signal "$init" "$t" 18 & pids+=($!); done
    wait "${pids[@]}" || return 1
    "$SHIM" signal "$init" "$t" 9 group; is $? 0 || return 1
    gone "$mon"; is "$(json signal)" 9 || return 1
    "$SHIM" signal "$init" "$t" 10 2> /dev/null; is $? 3
}
t_odd_command_name() {
    cp /bin/sleep "$T/a) R 1 ("; "$T/a) R 1 (" 60 & local pid=$! t
    t=$(sed 's/.*) //' "/proc/$pid/stat" | awk '{print $20}')
    "$SHIM" signal $pid "$t" 9; is $? 0; local r=$?; wait $pid 2>/dev/null; return $r
}
t_result_survives_caller() {
    sh_plan orphaned 'true' console=pty; ("$SHIM" create "$D/plan" "$D/result" &) ; :
    until [[ -e $D/result ]]; do :; done; init=$(field init) mon=$(field monitor)
    is "$(start)" 0 && gone "$mon" && is "$(json code)" 0
}
t_unprivileged() {
    root || return 2
    chmod 711 "$T"; plan nobody; chown 65534:65534 "$D"
    sh_plan nobody 'id -u; read x; echo $x' console=pty socket="$D/s" no_new_privs=1
    cp "$SHIM" "$T/shim"; chmod 755 "$T/shim" "$D"
    setpriv --reuid 65534 --regid 65534 --clear-groups "$T/shim" create "$D/plan" "$D/result" &&
    init=$(field init) mon=$(field monitor) && is "$(start)" 0 &&
    is "$(talk see:65534 'i:hello\n' 'see:hello\r\nhello' x)" x && is "$(json code)" 0 &&
    is "$(stat -c %u "$D/exit.json")" 65534
}
t_foreign_viewer_is_refused() {
    root || return 2
    chmod 711 "$T"; plan foreign; create foreign console=pty exe=/bin/cat socket="$D/s" || return 1
    chmod 755 "$D"; chmod 777 "$D/s"; cp "$helper" "$T/helper.pl"; chmod 755 "$T/helper.pl"
    is "$(setpriv --reuid 65534 --clear-groups perl "$T/helper.pl" talk "$D/s" x closed)" closed
    local r=$?; kill -KILL "$init"; gone "$mon"; return $r
}
t_two_hundred_at_once() {
    local i pids=() all=()
    for i in {1..200}; do
        sh_plan par$i "echo $i; exit $((i % 100))" console=pty
        "$SHIM" create "$D/plan" "$D/result" & pids+=($!)
    done
    wait "${pids[@]}"; pids=()
    for i in {1..200}; do D=$T/par$i; all+=("$(field monitor)"); { start > "$D/fifo.out"; } & pids+=($!); done
    wait "${pids[@]}"; gone "${all[@]}"
    for i in {1..200}; do D=$T/par$i
        is "$(cat "$D/fifo.out")" 0 && is "$(json code)" $((i % 100)) && is "$(cat "$D/console.log")" "$i"$'\r' || return 1
    done
}
root() { [[ $(id -u) == 0 ]] || { skip="needs root"; return 1; }; }

mapfile -t all < <(declare -F | sed -n 's/^declare -f t_//p')
for name in "${@:-${all[@]}}"; do
    skip='' D=$T/none
    t_"$name" < /dev/null > "$T/output" 2>&1
    case $? in
    0) echo "ok $name" ;;
    2) echo "skip $name # ${skip:-$(cat "$T/output")}" ;;
    *) echo "not ok $name"; sed 's/^#* */# /' "$T/output"; failures=1 ;;
    esac
done
exit $failures
