/** Tests of {@code lessons}. */
@NullMarked
package io.nablaconsole.app.lessons;

import org.jspecify.annotations.NullMarked;
