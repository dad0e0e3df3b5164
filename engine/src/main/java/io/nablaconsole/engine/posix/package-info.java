/**
 * Terminals, pipes and socket pairs: what the JDK cannot make. The only package that touches jnr, which costs up to a
 * second at its first use: nothing on the command line's usual path may load it. It may use {@code api}.
 */
@NullMarked
package io.nablaconsole.engine.posix;

import org.jspecify.annotations.NullMarked;
