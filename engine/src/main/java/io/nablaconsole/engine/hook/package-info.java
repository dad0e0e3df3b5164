/**
 * Runs the programs a configuration names for points of a container's life. It may use {@code api}, {@code oci},
 * {@code json}, {@code shim} and {@code store}.
 */
@NullMarked
package io.nablaconsole.engine.hook;

import org.jspecify.annotations.NullMarked;
