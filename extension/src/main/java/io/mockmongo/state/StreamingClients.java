package io.mockmongo.state;

import io.mockmongo.journal.Received;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonDocument;

/**
 * The clients of a server whose monitors have sent awaitable hellos, by their metadata: only they
 * measure round-trip times on another connection. Thread-safe.
 */
public final class StreamingClients {

  /** Bounds the memory; tests have a few clients. */
  private static final int MOST = 1000;

  private final Set<Optional<BsonDocument>> metadata = ConcurrentHashMap.newKeySet();

  /** Adds the client of a hello. */
  void add(Received hello) {
    if (metadata.size() < MOST) {
      metadata.add(hello.client());
    }
  }

  /** Tells whether the client of a hello was added, or one with the same metadata. */
  boolean contains(Received hello) {
    return metadata.contains(hello.client());
  }
}
