/**
 * What rumprun unikernels (NetBSD's kernel as a library, on Solo5; the first {@code .nabla} files) want of their host: a
 * command line in JSON of their own dialect, and their files on a CD image. It may use {@code api}, {@code file}, {@code image},
 * {@code iso} and {@code cmdline}.
 */
@NullMarked
package io.nablaconsole.engine.rumprun;

import org.jspecify.annotations.NullMarked;
