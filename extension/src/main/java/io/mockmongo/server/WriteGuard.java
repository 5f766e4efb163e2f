package io.mockmongo.server;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Bounds the time that a write may take: a socket's write has no timeout, and waits for as long as
 * the client does not read.
 */
final class WriteGuard {

  /** Replies up to this size fit into a socket's buffers, and are not worth a look. */
  private static final int ALWAYS_FITS = 16 * 1024;

  private static final Future<?> NOTHING_TO_CANCEL = CompletableFuture.completedFuture(null);

  private final Timer timer;
  private final Duration patience;

  WriteGuard(Timer timer, Duration patience) {
    this.timer = timer;
    this.patience = patience;
  }

  /** Calls back, with a reason, if the returned watch is not cancelled within the patience. */
  Future<?> watch(int bytes, Consumer<String> onStall) {
    if (bytes <= ALWAYS_FITS) {
      return NOTHING_TO_CANCEL;
    }
    String reason =
        "the client did not read a reply of "
            + bytes
            + " bytes within "
            + patience.toMillis()
            + " ms";
    return timer.after(patience, () -> onStall.accept(reason));
  }
}
