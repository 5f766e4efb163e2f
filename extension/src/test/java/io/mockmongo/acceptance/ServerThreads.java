package io.mockmongo.acceptance;

import io.mockmongo.LiveThreads;
import io.mockmongo.server.MockMongoServer;
import java.util.List;
import java.util.function.Predicate;

/** The threads of one server, which are known by its address. */
final class ServerThreads {

  private ServerThreads() {}

  /** Returns what the threads that are alive do, such as {@code acceptor}. */
  static List<String> of(MockMongoServer server) {
    return LiveThreads.of(prefix(server));
  }

  /** Returns what the platform threads do that are alive and of a kind. */
  static List<String> ofPlatform(MockMongoServer server, Predicate<Thread> kind) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(prefix(server)))
        .filter(kind)
        .map(thread -> thread.getName().substring(prefix(server).length()))
        .toList();
  }

  /** Returns what the threads do that are executing a method, at any depth. */
  static List<String> inside(MockMongoServer server, String method) {
    return LiveThreads.inside(prefix(server), method);
  }

  /** Waits until all threads, or all of a kind, have ended; returns those that have not. */
  static List<String> left(MockMongoServer server, String kind) {
    return LiveThreads.leftOf(prefix(server) + kind);
  }

  private static String prefix(MockMongoServer server) {
    return "mockmongo " + server.address() + " ";
  }
}
