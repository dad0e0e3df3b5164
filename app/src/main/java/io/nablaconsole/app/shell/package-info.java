/**
 * The main window: navigation, pages, dialogs, status bar, keys, files dropped on it. It may use every feature.
 */
@NullMarked
package io.nablaconsole.app.shell;

import org.jspecify.annotations.NullMarked;
