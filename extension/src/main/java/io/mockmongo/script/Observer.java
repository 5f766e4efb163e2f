package io.mockmongo.script;

/**
 * A declaration that calls an action with each request before it is answered. Thread-safe.
 *
 * <pre>{@code
 * Observer observer = server.observes(command("insert"), request -> seen.add(request));
 * observer.cancel();
 * }</pre>
 */
public interface Observer extends Declaration {}
