package io.mockmongo.script;

/**
 * A declaration that holds requests back from earlier declarations and built-in responders, so that
 * the test can receive them; each held request is counted once. Thread-safe.
 *
 * <pre>{@code
 * Hold hold = server.holds(hello());
 * server.receives(hello()).replies("{maxWireVersion: 21}");
 * hold.cancel();
 * }</pre>
 */
public interface Hold extends Declaration {}
