package io.nablaconsole.engine.cli;

/** A command on one container that exists, which succeeds or throws. */
abstract class IdCommand extends ContainerCommand implements Runnable {}
