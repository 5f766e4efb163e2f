package io.mockmongo.server;

import io.mockmongo.call.Timer;
import io.mockmongo.socket.Transport;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Bounds the time that a write may take: a socket's write has no timeout, and waits for as long as
 * the client does not read. Connections that write much are looked at from time to time.
 */
final class WriteTimeout {

  private final Timer timer;
  private final Duration patience;
  private final Set<ReplyWriter> watched = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean looking = new AtomicBoolean();

  WriteTimeout(Timer timer, Duration patience) {
    this.timer = timer;
    this.patience = patience;
  }

  /** Tells whether a writer is to be watched, by all that it has written: some of it may wait. */
  static boolean isMuch(long bytes) {
    return bytes > Transport.ALWAYS_FITS;
  }

  void watch(ReplyWriter writer) {
    watched.add(writer);
    lookLater();
  }

  private void lookLater() {
    if (!watched.isEmpty() && looking.compareAndSet(false, true)) {
      timer.after(patience.dividedBy(2), this::look);
    }
  }

  private void look() {
    try {
      for (ReplyWriter writer : watched) {
        if (writer.isIdleOrGivenUp(patience) && watched.remove(writer) && writer.isWriting()) {
          watched.add(writer); // it began between the look and the removal
        }
      }
    } finally {
      looking.set(false);
      lookLater();
    }
  }
}
