#!/bin/sh
# Builds a native program of the engine: static, position-independent, stripped, the same bytes each time from the same sources and compiler.
# The build.sh beside a program's sources calls it so:
#
#   native-build.sh DIRECTORY NAME                       into resources/native/linux-x86_64/NAME
#   native-build.sh DIRECTORY NAME OUT                   into another file
#   native-build.sh DIRECTORY NAME --print-source-hash   prints the hash the binary carries, builds nothing
#
# The source hash is the SHA-256 over, for each *.c and *.h of DIRECTORY in byte order of the names and then for this
# script: name, line feed, content. `NAME --version` prints it, so that a test can tell whether the binary in the tree
# was built from the sources beside it.
# CC and CFLAGS may be given, e.g. CC=gcc CFLAGS='-g -fsanitize=address,undefined' for a check. The headers of KVM and
# seccomp are those of the system (linux-libc-dev), looked at after musl's own.
set -eu
export LC_ALL=C
from=$PWD
here=$(cd "$(dirname "$0")" && pwd)
cd "$1"
name=$2

source_hash() {
    for file in $(printf '%s\n' *.c *.h | sort) "$here/native-build.sh"; do
        printf '%s\n' "${file##*/}"
        cat "$file"
    done | sha256sum | cut -d' ' -f1
}

case ${3-} in
--print-source-hash)
    source_hash
    exit 0
    ;;
'') out=$here/resources/native/linux-x86_64/$name ;;
/*) out=$3 ;;
*) out=$from/$3 ;;
esac
mkdir -p "$(dirname "$out")"

# Where the libc's start files are. musl-gcc has no -static-pie, so such a program is put together by hand.
crt=$(${CC:-musl-gcc} -### -x c /dev/null 2>&1 | grep -o '[^ "]*/crti\.o' | head -1)
crt=${crt%/*}
begin="$crt/rcrt1.o $crt/crti.o" end=$crt/crtn.o
[ -z "${CFLAGS-}" ] || begin='' end=''

# shellcheck disable=SC2086 # these are lists of words
${CC:-musl-gcc} -std=gnu11 -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
    ${CFLAGS:--static -fPIE -nostartfiles -Wl,-pie,--no-dynamic-linker,-z,text -Os -flto \
        -ffunction-sections -fdata-sections -fno-asynchronous-unwind-tables -fno-ident \
        -ffile-prefix-map="$PWD"=. -Wl,--gc-sections -Wl,--build-id=none \
        -Wl,-z,relro,-z,now,-z,noexecstack -s} \
    -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu \
    -DSOURCE_SHA256="\"$(source_hash)\"" -o "$out.new" $begin *.c $end
chmod 755 "$out.new"
mv "$out.new" "$out"
