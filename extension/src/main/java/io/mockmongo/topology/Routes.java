package io.mockmongo.topology;

import io.mockmongo.front.Front;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands each connection over to the next service that is up. Thread-safe. */
final class Routes implements Front.Handler {

  private volatile Turn turn;

  /** The services, and how many connections they were given. */
  private record Turn(List<MockMongoServer> services, AtomicInteger given) {

    MockMongoServer next() {
      return services.get(Math.floorMod(given.getAndIncrement(), services.size()));
    }
  }

  Routes(List<MockMongoServer> services) {
    to(services);
  }

  /** Sets the services for connections from now on; the first is next. */
  void to(List<MockMongoServer> services) {
    turn = new Turn(List.copyOf(services), new AtomicInteger());
  }

  @Override
  public boolean handle(Socket client) throws IOException {
    Turn now = turn;
    for (int i = 0; i < now.services().size(); i++) {
      if (now.next().takesOver(client)) {
        return true;
      }
    }
    return false;
  }
}
