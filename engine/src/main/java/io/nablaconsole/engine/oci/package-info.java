/**
 * The files and JSON objects of the OCI runtime specification, 1.0 to 1.2: reads and writes {@code config.json}, spells
 * a container's state. It may use {@code annotation},
 * {@code api} and {@code json}.
 */
@NullMarked
package io.nablaconsole.engine.oci;

import org.jspecify.annotations.NullMarked;
