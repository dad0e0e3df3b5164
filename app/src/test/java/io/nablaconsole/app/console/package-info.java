/** Tests of {@code console}. */
@NullMarked
package io.nablaconsole.app.console;

import org.jspecify.annotations.NullMarked;
