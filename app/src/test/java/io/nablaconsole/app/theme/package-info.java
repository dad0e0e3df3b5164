/** Tests of the themes. */
@NullMarked
package io.nablaconsole.app.theme;

import org.jspecify.annotations.NullMarked;
