/** Tests of {@code preferences}. */
@NullMarked
package io.nablaconsole.app.preferences;

import org.jspecify.annotations.NullMarked;
