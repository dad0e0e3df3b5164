/**
 * Talks to nabla-shim, the native program that watches one container each: writes its plan, reads its result, sends
 * signals through it. It may use {@code api}, {@code binary}, {@code file} and {@code store}.
 */
@NullMarked
package io.nablaconsole.engine.shim;

import org.jspecify.annotations.NullMarked;
