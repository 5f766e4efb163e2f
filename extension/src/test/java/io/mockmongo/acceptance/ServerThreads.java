package io.mockmongo.acceptance;

import io.mockmongo.server.MockMongoServer;
import java.util.List;
import java.util.function.Predicate;

/** The threads of one server, which are known by its address. */
final class ServerThreads {

  private ServerThreads() {}

  /** Returns what the threads that are alive do, such as {@code acceptor}. */
  static List<String> of(MockMongoServer server) {
    return of(server, thread -> true);
  }

  /** Returns what those threads do that are alive and of a kind. */
  static List<String> of(MockMongoServer server, Predicate<Thread> kind) {
    return all(server).stream()
        .filter(kind)
        .map(thread -> thread.getName().substring(prefix(server).length()))
        .toList();
  }

  /** Returns the threads that are alive. */
  static List<Thread> all(MockMongoServer server) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(prefix(server)))
        .toList();
  }

  private static String prefix(MockMongoServer server) {
    return "mockmongo " + server.address() + " ";
  }
}
