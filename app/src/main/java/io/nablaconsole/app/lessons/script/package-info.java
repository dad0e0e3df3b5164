/**
 * What a lesson file says: its steps, buttons and checks as values, and the reader that names what is wrong in a file. It
 * knows neither the window nor the engine's containers; {@code resources/lessons/README.md} describes the format.
 */
@NullMarked
package io.nablaconsole.app.lessons.script;

import org.jspecify.annotations.NullMarked;
