#!/bin/sh
#
# build.sh [OUTDIR]: builds hello.elf, by default into the directory of this
# script. Needs the assembler and linker of binutils for x86.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$(cd "${1:-$here}" && pwd)
object=$(mktemp)
trap 'rm -f "$object"' EXIT

as --32 -o "$object" "$here/hello.S"
ld -m elf_i386 -Ttext 0x100000 -e start -nostdlib -static --strip-all --build-id=none -n \
    -z noexecstack -z noseparate-code -o "$out/hello.elf" "$object"
chmod 644 "$out/hello.elf"
