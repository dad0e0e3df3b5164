#!/bin/sh
# Builds nabla-hvt: static, stripped, the same bytes each time from the same sources and compiler.
#
#   build.sh                       into ../resources/native/linux-x86_64/nabla-hvt
#   build.sh OUT                   into another file
#   build.sh --print-source-hash   prints the hash the binary carries, builds nothing
#
# The headers of KVM and seccomp are those of the system (linux-libc-dev), looked at after musl's own.
# The source hash is the SHA-256 over, for each *.c, *.h and build.sh of this directory in byte
# order of the names: name, line feed, content. `nabla-hvt --version` prints it, so that a test
# can tell whether the binary in the tree was built from the sources beside it.
# CC and CFLAGS may be given, e.g. CC=gcc CFLAGS='-g -fsanitize=address,undefined' for a check.
set -eu
export LC_ALL=C
from=$PWD
cd "$(dirname "$0")"

source_hash() {
    for file in $(printf '%s\n' *.c *.h build.sh | sort); do
        printf '%s\n' "$file"
        cat "$file"
    done | sha256sum | cut -d' ' -f1
}

if [ "${1-}" = --print-source-hash ]; then
    source_hash
    exit 0
fi

out=${1:-../resources/native/linux-x86_64/nabla-hvt}
case ${1-} in
'' | /*) ;;
*) out=$from/$1 ;;
esac
mkdir -p "$(dirname "$out")"

# shellcheck disable=SC2086 # CFLAGS is a list of words
${CC:-musl-gcc} -std=gnu11 -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
    ${CFLAGS:--static -Os -flto -ffunction-sections -fdata-sections -fno-asynchronous-unwind-tables \
        -fno-ident -ffile-prefix-map="$PWD"=. -Wl,--gc-sections -Wl,--build-id=none \
        -Wl,-z,relro,-z,now,-z,noexecstack -s} \
    -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu \
    -DSOURCE_SHA256="\"$(source_hash)\"" -o "$out.new" *.c
chmod 755 "$out.new"
mv "$out.new" "$out"
