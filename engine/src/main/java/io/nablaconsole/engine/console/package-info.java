/**
 * Reads a container's console log and follows it, and speaks to the shim's control socket. It may use {@code api} and
 * {@code store}.
 */
@NullMarked
package io.nablaconsole.engine.console;

import org.jspecify.annotations.NullMarked;
