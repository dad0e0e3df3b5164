/** Tests of {@code timeline}. */
@NullMarked
package io.nablaconsole.app.timeline;

import org.jspecify.annotations.NullMarked;
