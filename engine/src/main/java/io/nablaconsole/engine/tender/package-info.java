/**
 * Which tenders there are and which one runs a container: the embedded ones, QEMU, and Solo5's own programs
 * where they are installed, asked for their version and options by running them. It may use {@code api}, {@code cmdline},
 * {@code handler}, {@code image}, {@code hvt}, {@code qemu} and {@code program}.
 */
@NullMarked
package io.nablaconsole.engine.tender;

import org.jspecify.annotations.NullMarked;
