/** How a guest's arguments become the one string a Solo5 unikernel is given. It may use the JDK and {@code api}. */
@NullMarked
package io.nablaconsole.engine.cmdline;

import org.jspecify.annotations.NullMarked;
