/**
 * Reads a container's console log and follows it, makes recordings of it, and speaks to the shim's control socket. It
 * may use {@code api}, {@code file}, {@code json} and {@code store}.
 */
@NullMarked
package io.nablaconsole.engine.console;

import org.jspecify.annotations.NullMarked;
