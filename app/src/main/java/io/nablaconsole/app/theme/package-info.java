/**
 * Light and dark: the choice, what the desktop says, and putting it on the scene. It may use {@code fx} and the
 * engine.
 */
@NullMarked
package io.nablaconsole.app.theme;

import org.jspecify.annotations.NullMarked;
