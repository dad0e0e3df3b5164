/** Tests of {@code consoles}. */
@NullMarked
package io.nablaconsole.app.consoles;

import org.jspecify.annotations.NullMarked;
