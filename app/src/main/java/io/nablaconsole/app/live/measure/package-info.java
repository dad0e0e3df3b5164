/**
 * Measures the same program in three dresses, for comparison: as a unikernel, as an ordinary Linux process and as a
 * virtual machine. Part of {@code live}, as it works with containers; nothing here is for the FX thread.
 */
@NullMarked
package io.nablaconsole.app.live.measure;

import org.jspecify.annotations.NullMarked;
