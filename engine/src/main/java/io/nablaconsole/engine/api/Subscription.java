package io.nablaconsole.engine.api;

/** Ends what it was given for; closing twice does nothing. */
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
