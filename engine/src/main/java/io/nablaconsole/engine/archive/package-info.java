/**
 * Containers as one file that another machine can take: an OCI bundle in a zip, with what the container left. It may use
 * {@code api}, {@code json}, {@code oci} and {@code store}, and sees containers as every user of the engine does.
 */
@NullMarked
package io.nablaconsole.engine.archive;

import org.jspecify.annotations.NullMarked;
