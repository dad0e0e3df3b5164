/**
 * The icon in the desktop's tray, a StatusNotifierItem on the session bus. No toolkit here. It may use {@code fx}.
 */
@NullMarked
package io.nablaconsole.app.tray;

import org.jspecify.annotations.NullMarked;
