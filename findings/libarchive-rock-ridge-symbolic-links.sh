#!/usr/bin/env bash
# libarchive 3.6.2 (bsdtar of Debian 12) loses the slash between two names of a symbolic link where a Rock Ridge image goes
# on in a further SL entry: of eight names of 60 letters the fourth and the fifth become one of 120. The link is read
# whole by xorriso 1.5.4, which wrote the image. bsdtar lists and unpacks it with exit 0, so a tree unpacked from a CD image
# has links that lead nowhere.
# Says what was seen, and fails when that is no longer so. Needs Debian 12 with apt.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
apt-get -q download libarchive-tools=3.6.2-1+deb12u5 libarchive13=3.6.2-1+deb12u5 \
    xorriso=1.5.4-4 libisoburn1=1.5.4-4 libisofs6=1.5.4-1 libburn4=1.5.4-1 libjte2=1.22-3 >log 2>&1 || { cat log >&2; exit 1; }
for package in *.deb; do dpkg-deb -x "$package" root; done
export LD_LIBRARY_PATH=$place/root/usr/lib/x86_64-linux-gnu
xorriso=$place/root/usr/bin/xorriso
names=$(printf 'd%.0s' {1..60})
target=$names$(printf "/$names%.0s" {1..7})
mkdir tree unpacked
ln -s "$target" tree/link
"$xorriso" -as mkisofs -quiet -R -o image.iso tree 2>/dev/null
"$place/root/usr/bin/bsdtar" -C unpacked -xf image.iso
unpacked=$?

# the length of each name of a path
lengths() { tr '/' '\n' | awk '{ printf("%s%d", (NR > 1 ? " " : ""), length($0)) }'; }

{
    echo "target: $(lengths <<<"$target")"
    echo "xorriso: $("$xorriso" -indev image.iso -lsl /link 2>/dev/null | sed "s/.*-> '//; s/'\$//" | lengths)"
    echo "bsdtar: exit $unpacked, $(readlink unpacked/link | lengths)"
} | tee seen
diff - seen <<'KNOWN' && echo "as known of libarchive 3.6.2-1+deb12u5"
target: 60 60 60 60 60 60 60 60
xorriso: 60 60 60 60 60 60 60 60
bsdtar: exit 0, 60 60 60 120 60 60 60
KNOWN
