/** Hand-written fakes of the engine, and what tests of the window share. */
@NullMarked
package io.nablaconsole.app.testing;

import org.jspecify.annotations.NullMarked;
