/**
 * The handlers the engine brings: what gives a container its files, network and tender. It may use {@code api} and
 * the packages that read and link unikernels and look at networks.
 */
@NullMarked
package io.nablaconsole.engine.handler;

import org.jspecify.annotations.NullMarked;
