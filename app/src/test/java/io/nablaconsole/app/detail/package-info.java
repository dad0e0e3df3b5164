/** Tests of {@code detail}. */
@NullMarked
package io.nablaconsole.app.detail;

import org.jspecify.annotations.NullMarked;
