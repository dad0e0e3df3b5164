# Sourced by the programs in bin/: finds the JDK, builds what is missing, and installs a missing
# Debian package when run as root, or names the command that does.
# shellcheck shell=sh

say() { printf '%s: %s\n' "$program" "$*" >&2; }

# need_packages WHY PACKAGE...: installs them as root; otherwise says how, and fails
need_packages() {
    why=$1
    shift
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "$why; installing $*"
        # another program may be installing: wait for it rather than fail
        {
            apt-get -q -o DPkg::Lock::Timeout=300 update
            DEBIAN_FRONTEND=noninteractive \
                apt-get -qy -o DPkg::Lock::Timeout=300 install --no-install-recommends "$@"
        } >"${TMPDIR:-/tmp}/nabla-console-apt.$$" 2>&1 && rm -f "${TMPDIR:-/tmp}/nabla-console-apt.$$" && return 0
        say "could not install $*; see ${TMPDIR:-/tmp}/nabla-console-apt.$$"
        return 1
    fi
    say "$why; install it with: sudo apt-get install $*"
    return 1
}

# utf8_locale: Java reads arguments and names of files in the encoding of the locale, and alters what does not fit it. Of
# a locale with another encoding only that is changed: words and numbers stay those of the caller's language. Containers
# and hooks never see this program's environment.
utf8_locale() {
    case ${LC_ALL:-${LC_CTYPE:-}${LC_MESSAGES:-}${LANG:-}} in
    '' | C | POSIX)
        LC_ALL=C.UTF-8
        export LC_ALL
        return 0
        ;;
    C.UTF-8 | C.utf8) [ -n "${LC_ALL:-}" ] && return 0 ;;
    esac
    # a name says little: where one of the locales is not installed, Java has none of them, and locale complains
    [ "$(locale charmap 2>&1)" = UTF-8 ] && return 0
    if [ -n "${LC_ALL:-}" ]; then
        LC_MESSAGES=$LC_ALL LC_NUMERIC=$LC_ALL LC_TIME=$LC_ALL
        export LC_MESSAGES LC_NUMERIC LC_TIME
    fi
    unset LC_ALL
    LC_CTYPE=C.UTF-8
    export LC_CTYPE
    [ "$(locale charmap 2>&1)" = UTF-8 ] && return 0
    LC_ALL=C.UTF-8
    export LC_ALL
}

java_version() { # major version of the java in $1, empty if there is none
    [ -x "$1" ] && "$1" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p;' | head -n 1
}

# sets JAVA_HOME to a JDK of at least 17, that has a compiler when the product must still be built
find_java() {
    tool=$1
    for home in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(readlink -f "$(command -v java || echo /none/none/none)")")")" \
        /usr/lib/jvm/default-java /usr/lib/jvm/java-17-openjdk-amd64; do
        [ -n "$home" ] && [ -x "$home/bin/$tool" ] || continue
        [ "$(java_version "$home/bin/java")" -ge 17 ] 2>/dev/null || continue
        JAVA_HOME=$home
        export JAVA_HOME
        return 0
    done
    return 1
}

need_java() {
    find_java "$1" && return 0
    need_packages "a JDK of version 17 or later is needed (JAVA_HOME or PATH has none)" openjdk-17-jdk-headless || exit 1
    find_java "$1" || { say "no JDK found after the installation"; exit 1; }
}

# build MODULE: makes MODULE/target when it is missing or older than a source
build() {
    module=$1
    stamp=$top/$module/target/built
    # this look is part of every call, so the engine's leaves out what only the window is made of
    case $module in
    engine) set -- "$top/engine/pom.xml" "$top/engine/src/main" "$top/resources/unikernels" ;;
    *) set -- "$top"/*/pom.xml "$top"/*/src/main "$top/resources/app" "$top/resources/unikernels" ;;
    esac
    if [ -e "$stamp" ] && [ -z "$(find "$top/pom.xml" "$@" -newer "$stamp" -print -quit)" ]; then
        return 0
    fi
    need_java javac
    say "building (once; this takes a minute or two on a new machine)"
    log=$top/$module/target/build.log
    mkdir -p "$top/$module/target"
    if ! (cd "$top" && ./mvnw -B -pl "$module" -am package -DskipTests >"$log" 2>&1); then
        grep -m 12 ERROR "$log" >&2
        say "the build failed; all of its output is in $log"
        exit 1
    fi
    touch "$stamp"
}

# library NAME: whether the linker finds it; asked only where it does not lie in a usual place, as that takes its time
library() {
    for directory in /usr/lib/x86_64-linux-gnu /usr/lib64 /usr/lib /lib64 /lib; do
        [ -e "$directory/$1" ] && return 0
    done
    { ldconfig -p || /sbin/ldconfig -p; } 2>/dev/null | grep -qF "$1"
}

font() {
    for file in /usr/share/fonts/*/*/*.[to]tf; do
        [ -e "$file" ] && return 0
    done
    [ -n "$(find /usr/share/fonts "${HOME:-/nonexistent}/.local/share/fonts" -name '*.[to]tf' -print -quit 2>/dev/null)" ]
}

# need_drawing: the libraries JavaFX draws with, even in memory, and a font; GTK only where there is a display
need_drawing() {
    missing=
    library libpangoft2-1.0.so.0 || missing="$missing libpangoft2-1.0-0"
    font || missing="$missing fonts-dejavu-core"
    if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        library libgtk-3.so.0 || missing="$missing libgtk-3-0"
        library libXtst.so.6 || missing="$missing libxtst6"
    fi
    # shellcheck disable=SC2086 # one word a package
    [ -z "$missing" ] || need_packages "the window cannot be drawn without$missing" $missing || exit 1
}
