/** Tests of {@code fx}. */
@NullMarked
package io.nablaconsole.app.fx;

import org.jspecify.annotations.NullMarked;
