/**
 * The network of a container: taps that exist, taps and bridges the engine makes with the {@code ip} command and takes
 * away again, in the caller's network namespace or another, and how a guest is told its address. It may use {@code api},
 * {@code file}, {@code image}, {@code json}, {@code program}, {@code rumprun}, {@code shim} and {@code store}.
 */
@NullMarked
package io.nablaconsole.engine.network;

import org.jspecify.annotations.NullMarked;
