/** Tests of {@code shell}. */
@NullMarked
package io.nablaconsole.app.shell;

import org.jspecify.annotations.NullMarked;
