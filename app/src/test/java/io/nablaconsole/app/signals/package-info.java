/** Tests of {@code signals}. */
@NullMarked
package io.nablaconsole.app.signals;

import org.jspecify.annotations.NullMarked;
