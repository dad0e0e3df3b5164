/** Tests of {@code create}. */
@NullMarked
package io.nablaconsole.app.create;

import org.jspecify.annotations.NullMarked;
