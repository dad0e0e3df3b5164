/**
 * The native programs that ship inside the engine, unpacked to where they can be run. It may use {@code api}, {@code file} and
 * {@code store}.
 */
@NullMarked
package io.nablaconsole.engine.binary;

import org.jspecify.annotations.NullMarked;
