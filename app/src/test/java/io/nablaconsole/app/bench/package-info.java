/** Benchmarks of the window: they print, and decide nothing. Run by {@code app/src/test/launcher/benchmark.sh}. */
@NullMarked
package io.nablaconsole.app.bench;

import org.jspecify.annotations.NullMarked;
