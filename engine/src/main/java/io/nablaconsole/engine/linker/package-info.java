/**
 * Turns a checked spt unikernel into a Linux executable that sets up the guest's memory and devices, sandboxes itself
 * and jumps into the unikernel. Nothing is run here. It may use the JDK, {@code api}, {@code image} and
 * {@code seccomp}.
 */
@NullMarked
package io.nablaconsole.engine.linker;

import org.jspecify.annotations.NullMarked;
