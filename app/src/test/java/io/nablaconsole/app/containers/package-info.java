/** Tests of {@code containers}. */
@NullMarked
package io.nablaconsole.app.containers;

import org.jspecify.annotations.NullMarked;
