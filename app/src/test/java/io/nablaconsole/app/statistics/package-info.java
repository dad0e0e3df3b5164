/** Tests of {@code statistics}. */
@NullMarked
package io.nablaconsole.app.statistics;

import org.jspecify.annotations.NullMarked;
