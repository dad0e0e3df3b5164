/**
 * The handlers the engine brings: what gives a container its files, network and tender. It may use {@code api} and
 * the packages that read and link unikernels, look at networks and write command lines.
 */
@NullMarked
package io.nablaconsole.engine.handler;

import org.jspecify.annotations.NullMarked;
