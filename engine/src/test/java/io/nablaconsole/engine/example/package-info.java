/** Programs that others can copy. */
@NullMarked
package io.nablaconsole.engine.example;

import org.jspecify.annotations.NullMarked;
