/** The build's look for known holes in what the product ships with: {@code AdvisoryCheck} is run by {@code mvn verify}. */
@NullMarked
package io.nablaconsole.app.advisories;

import org.jspecify.annotations.NullMarked;
