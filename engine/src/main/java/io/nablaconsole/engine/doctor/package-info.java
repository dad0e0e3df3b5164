/**
 * Finds out what this machine can run, by trying it: one class a check, each with a time limit. It may use {@code api},
 * {@code hvt}, {@code program}, {@code qemu} and {@code store}.
 */
@NullMarked
package io.nablaconsole.engine.doctor;

import org.jspecify.annotations.NullMarked;
