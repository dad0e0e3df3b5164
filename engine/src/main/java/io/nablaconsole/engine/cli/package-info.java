/**
 * The command line {@code nablactl}: one class a command, errors on stderr, exit codes as runc has them. It may use
 * {@code api}, {@code json} and the engine's front door only.
 */
@NullMarked
package io.nablaconsole.engine.cli;

import org.jspecify.annotations.NullMarked;
