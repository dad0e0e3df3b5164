/** The window's entry points: launcher, application, wiring. It may use everything below. */
@NullMarked
package io.nablaconsole.app;

import org.jspecify.annotations.NullMarked;
