/**
 * Every text of the window, and how figures are written for people. It may use the JDK and the engine's values.
 */
@NullMarked
package io.nablaconsole.app.i18n;

import org.jspecify.annotations.NullMarked;
