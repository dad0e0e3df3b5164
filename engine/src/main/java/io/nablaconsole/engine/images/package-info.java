/**
 * What the engine says of unikernel files, and the samples it brings. It may use {@code api}, {@code file}, {@code json},
 * {@code store}, {@code handler}, the packages that read and link unikernels, and the tenders.
 */
@NullMarked
package io.nablaconsole.engine.images;

import org.jspecify.annotations.NullMarked;
