#!/usr/bin/env bash
# genisoimage 1.1.11 (Debian's; also behind mkisofs there) writes only the beginning of a long symbolic link into a Rock
# Ridge image, says nothing and exits with 0: of a target of 487 bytes (eight names of 60 letters) 243 are there, the first
# four names. xorriso 1.5.4 reads that of genisoimage's image, and writes the whole target into its own. Whoever moves a
# tree of files to a machine by such an image has links that lead elsewhere.
# Says what was seen, and fails when that is no longer so. Needs Debian 12 with apt.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
apt-get -q download genisoimage=9:1.1.11-3.4 libmagic1=1:5.44-3 libmagic-mgc=1:5.44-3 \
    xorriso=1.5.4-4 libisoburn1=1.5.4-4 libisofs6=1.5.4-1 libburn4=1.5.4-1 libjte2=1.22-3 >log 2>&1 || { cat log >&2; exit 1; }
for package in *.deb; do dpkg-deb -x "$package" root; done
export LD_LIBRARY_PATH=$place/root/usr/lib/x86_64-linux-gnu
xorriso=$place/root/usr/bin/xorriso
names=$(printf 'd%.0s' {1..60})
target=$names$(printf "/$names%.0s" {1..7})
mkdir tree
ln -s "$target" tree/link

# how many bytes of the target an image holds
target_in() { "$xorriso" -indev "$1" -lsl /link 2>/dev/null | sed "s/.*-> '//; s/'\$//" | tr -d '\n' | wc -c; }

"$place/root/usr/bin/genisoimage" -quiet -R -o genisoimage.iso tree 2>messages
written=$?
"$xorriso" -as mkisofs -quiet -R -o xorriso.iso tree 2>/dev/null
{
    echo "target: ${#target} bytes"
    echo "genisoimage: exit $written, $(wc -c <messages) bytes of messages, $(target_in genisoimage.iso) bytes of target"
    echo "xorriso: $(target_in xorriso.iso) bytes of target"
} | tee seen
diff - seen <<'KNOWN' && echo "as known of genisoimage 1.1.11-3.4"
target: 487 bytes
genisoimage: exit 0, 0 bytes of messages, 243 bytes of target
xorriso: 487 bytes of target
KNOWN
