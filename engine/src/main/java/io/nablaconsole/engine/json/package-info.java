/**
 * JSON as trees, read with the path of whatever is wrong. It may use {@code api} and Jackson.
 */
@NullMarked
package io.nablaconsole.engine.json;

import org.jspecify.annotations.NullMarked;
