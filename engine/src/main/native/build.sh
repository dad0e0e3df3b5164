#!/bin/sh
# Builds nabla-shim; ../native-build.sh says how, and what may be given: a file to build into, or --print-source-hash.
here=$(cd "$(dirname "$0")" && pwd)
exec "$here/../native-build.sh" "$here" nabla-shim "$@"
