/** Tests of {@code shortcuts}. */
@NullMarked
package io.nablaconsole.app.shortcuts;

import org.jspecify.annotations.NullMarked;
