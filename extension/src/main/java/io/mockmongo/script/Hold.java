package io.mockmongo.script;

/**
 * A declaration that keeps requests from being answered by what was there before, so that the test
 * can receive them; each is counted once, however often it was offered. Thread-safe.
 *
 * <pre>{@code
 * Hold hold = server.holds(hello());
 * server.receives(hello()).replies("{maxWireVersion: 21}");
 * hold.cancel();
 * }</pre>
 */
public interface Hold extends Declaration {}
