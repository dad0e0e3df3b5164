/** Tests of {@code i18n}. */
@NullMarked
package io.nablaconsole.app.i18n;

import org.jspecify.annotations.NullMarked;
