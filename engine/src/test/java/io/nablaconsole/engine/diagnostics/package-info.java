/** Tests of {@code diagnostics}. */
@NullMarked
package io.nablaconsole.engine.diagnostics;

import org.jspecify.annotations.NullMarked;
