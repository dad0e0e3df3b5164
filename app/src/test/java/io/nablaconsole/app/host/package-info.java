/** Tests of {@code host}. */
@NullMarked
package io.nablaconsole.app.host;

import org.jspecify.annotations.NullMarked;
