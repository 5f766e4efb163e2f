package io.mockmongo.script;

/**
 * A declaration that shows requests to an action on their way, whoever answers. Thread-safe.
 *
 * <pre>{@code
 * Observer observer = server.observes(command("insert"), request -> seen.add(request));
 * observer.cancel();
 * }</pre>
 */
public interface Observer extends Declaration {}
