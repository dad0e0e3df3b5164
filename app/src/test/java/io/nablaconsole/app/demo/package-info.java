/** Tests of the demo, and the gallery of pictures. */
@NullMarked
package io.nablaconsole.app.demo;

import org.jspecify.annotations.NullMarked;
