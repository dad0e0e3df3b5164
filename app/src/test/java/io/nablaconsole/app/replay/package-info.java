/** Tests of {@code replay}. */
@NullMarked
package io.nablaconsole.app.replay;

import org.jspecify.annotations.NullMarked;
