package io.mockmongo.application;

import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A server that no client of the tested application has connected to.
 *
 * @param testClass the test class
 * @param addresses the server's address, {@code host:port}, or those of a deployment
 * @param uriProperties the properties that should have the address
 * @param isConnected whether the application of another test class is connected to the server
 * @param closedServers returns which test or class had a server at an address that is closed now,
 *     or null for none
 */
public record MissedServer(
    Class<?> testClass,
    Set<String> addresses,
    Set<String> uriProperties,
    boolean isConnected,
    UnaryOperator<String> closedServers) {}
