/** Tests of the window's entry points and of its architecture. */
@NullMarked
package io.nablaconsole.app;

import org.jspecify.annotations.NullMarked;
