/**
 * Runs Solo5 unikernels of the target hvt under KVM, with nabla-hvt: lays out the guest's machine (memory, page tables,
 * fault handlers), writes it as a plan, and tells whether KVM works here at all. The native program only ever sees that
 * plan, never the unikernel's file. It may use {@code api}, {@code cmdline}, {@code handler}, {@code image},
 * {@code binary}, {@code program} and {@code seccomp}.
 *
 * <p>Facts of the interface come from Solo5's {@code hvt_abi.h}, those of the processor from the Intel SDM, volume 3.
 */
@NullMarked
package io.nablaconsole.engine.hvt;

import org.jspecify.annotations.NullMarked;
