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
    String prefix = "mockmongo " + server.address() + " ";
    return Thread.getAllStackTraces().keySet().stream()
        .filter(kind)
        .map(Thread::getName)
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .toList();
  }
}
