/**
 * The main job played in the real window by itself, and pictures of the window. It may use every feature.
 */
@NullMarked
package io.nablaconsole.app.demo;

import org.jspecify.annotations.NullMarked;
