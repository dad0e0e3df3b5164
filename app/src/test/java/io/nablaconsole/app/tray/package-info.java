@NullMarked
package io.nablaconsole.app.tray;

import org.jspecify.annotations.NullMarked;
