#!/bin/sh
#
# build.sh [OUTDIR]: builds every sample and the list of checksums.
#
# OUTDIR is where the binaries and SHA256SUMS go, by default the directory of
# this script. Needs gcc and ld for x86-64, nothing else. The same compiler gives
# the same bytes, wherever the sources lie.
set -eu
export LC_ALL=C

here=$(cd "$(dirname "$0")" && pwd)
out=$(mkdir -p "${1:-$here}" && cd "${1:-$here}" && pwd)
objects=$(mktemp -d)
trap 'rm -rf "$objects"' EXIT
cd "$here"

# No floating point and no vector registers: nobody sets them up in an hvt guest,
# and the kit has no use for them.
cflags='-std=gnu11 -O2 -Wall -Wextra -Werror -ffreestanding -fno-pic -fno-pie -mgeneral-regs-only -mno-red-zone
    -fno-stack-protector -fcf-protection=none -fno-asynchronous-unwind-tables -fno-ident
    -fno-delete-null-pointer-checks -fno-strict-aliasing -ffunction-sections -fdata-sections -Ikit'
lflags='-m elf_x86_64 -T kit/link.ld -nostdlib -static --no-pie --gc-sections --strip-all --build-id=none
    -z max-page-size=4096 -z noexecstack --no-warn-rwx-segments --orphan-handling=error'

for source in kit/*.c src/*.c; do
    gcc $cflags -c "$source" -o "$objects/$(dirname $source)-$(basename "$source" .c).o"
done

backends=
for backend in spt hvt; do
    [ -f "kit/$backend.c" ] && backends="$backends $backend"
done

# The kit without the other backends: --gc-sections then drops what a sample does not use.
for backend in $backends; do
    kit=
    for object in "$objects"/kit-*.o; do
        case $object in
        *-spt.o | *-hvt.o | *-hvt_*.o) ;;
        *) kit="$kit $object" ;;
        esac
    done
    for object in "$objects/kit-$backend.o" "$objects/kit-${backend}_"*.o; do
        [ -f "$object" ] && kit="$kit $object"
    done
    for source in src/*.c; do
        name=$(basename "$source" .c)
        ld $lflags -o "$out/$name.$backend" "$objects/src-$name.o" $kit
        chmod 644 "$out/$name.$backend"
    done
done

# What was built from what, and by whom: a test compares the sums without a
# compiler, and rebuilds where it finds these versions.
{
    echo "# gcc $(gcc -dumpfullversion)"
    echo "# ld $(ld --version | sed -n '1s/.* //p')"
    sha256sum build.sh kit/* src/*
    for backend in $backends; do
        (cd "$out" && sha256sum *."$backend")
    done
} >"$out/SHA256SUMS"
