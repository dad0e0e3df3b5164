/** Tests of {@code live.measure}. */
@NullMarked
package io.nablaconsole.app.live.measure;

import org.jspecify.annotations.NullMarked;
