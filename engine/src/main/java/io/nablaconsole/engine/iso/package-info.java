/**
 * CD images: ISO 9660 with Rock Ridge names, modes, times and symbolic links, written without any other program. What is
 * on one is a tree of {@link io.nablaconsole.engine.iso.IsoEntry}. It may use {@code api}.
 */
@NullMarked
package io.nablaconsole.engine.iso;

import org.jspecify.annotations.NullMarked;
