/** Tests of {@code live}. */
@NullMarked
package io.nablaconsole.app.live;

import org.jspecify.annotations.NullMarked;
