/**
 * The life of a container, one class a verb. It may use every package of the engine but {@code cli}.
 */
@NullMarked
package io.nablaconsole.engine.container;

import org.jspecify.annotations.NullMarked;
