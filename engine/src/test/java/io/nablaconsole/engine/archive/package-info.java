/** Containers carried from one engine to another. */
@NullMarked
package io.nablaconsole.engine.archive;

import org.jspecify.annotations.NullMarked;
