package io.mockmongo.server;

import io.mockmongo.call.Timer;
import io.mockmongo.socket.Transport;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Limits the time of a write: a socket's write has no timeout, and blocks while the client does not
 * read. Checks connections with large writes periodically.
 */
final class WriteTimeout {

  private final Timer timer;
  private final Duration timeout;
  private final Set<ReplyWriter> watched = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean looking = new AtomicBoolean();

  WriteTimeout(Timer timer, Duration timeout) {
    this.timer = timer;
    this.timeout = timeout;
  }

  /**
   * Tells whether a writer that has written so many bytes must be watched: some may be buffered.
   */
  static boolean isMuch(long bytes) {
    return bytes > Transport.ALWAYS_FITS;
  }

  void watch(ReplyWriter writer) {
    watched.add(writer);
    lookLater();
  }

  private void lookLater() {
    if (!watched.isEmpty() && looking.compareAndSet(false, true)) {
      timer.after(timeout.dividedBy(2), this::look);
    }
  }

  private void look() {
    try {
      for (ReplyWriter writer : watched) {
        if (writer.isIdleOrGivenUp(timeout) && watched.remove(writer) && writer.isWriting()) {
          watched.add(writer); // it began between the look and the removal
        }
      }
    } finally {
      looking.set(false);
      lookLater();
    }
  }
}
