/**
 * What a user of the engine sees: containers, their configuration, life, console and figures, as interfaces and
 * self-checking values. Nothing here touches the system. It may use the JDK, JSpecify and the annotations of Error
 * Prone, and no other package of the engine.
 */
@NullMarked
package io.nablaconsole.engine.api;

import org.jspecify.annotations.NullMarked;
