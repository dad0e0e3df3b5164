/**
 * Talks to nabla-shim, the native program that watches one container each: unpacks it, writes its plan, reads its
 * result, sends signals through it. It may use {@code api} and {@code store}.
 */
@NullMarked
package io.nablaconsole.engine.shim;

import org.jspecify.annotations.NullMarked;
