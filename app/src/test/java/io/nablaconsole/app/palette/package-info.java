/** Tests of {@code palette}. */
@NullMarked
package io.nablaconsole.app.palette;

import org.jspecify.annotations.NullMarked;
