/** Tests of {@code notices}. */
@NullMarked
package io.nablaconsole.app.notices;

import org.jspecify.annotations.NullMarked;
