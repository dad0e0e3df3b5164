/**
 * Where the window meets JavaFX itself: the one class that hands work to the FX thread, background tasks, the FXML files
 * and their loader, and small controls that every page has. It may use JavaFX and {@code i18n}, and no feature.
 */
@NullMarked
package io.nablaconsole.app.fx;

import org.jspecify.annotations.NullMarked;
