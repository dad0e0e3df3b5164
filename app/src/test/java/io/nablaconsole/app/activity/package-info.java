/** Tests of {@code activity}. */
@NullMarked
package io.nablaconsole.app.activity;

import org.jspecify.annotations.NullMarked;
