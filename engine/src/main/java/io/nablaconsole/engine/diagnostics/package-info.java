/**
 * What helps somebody else to understand a machine where something does not work, with nothing in it that is nobody
 * else's business. It may use {@code api}, {@code file}, {@code json} and {@code store}.
 */
@NullMarked
package io.nablaconsole.engine.diagnostics;

import org.jspecify.annotations.NullMarked;
