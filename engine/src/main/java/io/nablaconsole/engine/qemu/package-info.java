/**
 * Runs guests that boot a machine of their own on QEMU: Linux kernels, Unikraft, Solo5's virtio target, disk images.
 * What is asked for ({@code QemuSettings}) is apart from how it is said to QEMU ({@code QemuCommand}) and from the
 * channel into a running one ({@code QmpClient}). It may use {@code annotation}, {@code api}, {@code cmdline}, {@code file}, {@code handler}, {@code image},
 * {@code json}, {@code network}, {@code program}, {@code shim} and {@code store}.
 */
@NullMarked
package io.nablaconsole.engine.qemu;

import org.jspecify.annotations.NullMarked;
