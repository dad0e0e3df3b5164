/**
 * The engine's front door: {@link io.nablaconsole.engine.Nabla} puts the parts together. Users of the engine need this
 * package and {@code api}; everything else is its own business.
 */
@NullMarked
package io.nablaconsole.engine;

import org.jspecify.annotations.NullMarked;
