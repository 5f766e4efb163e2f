package io.mockmongo.server;

import io.mockmongo.journal.ConnectionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Future;

/**
 * Hellos that are left waiting for a change of the topology, as a server does, so that a client's
 * monitor does not ask again and again.
 *
 * <p>Specification: server discovery and monitoring, "streaming protocol", awaitable hello.
 */
final class HelloWaits {

  private final Timer timer;
  private final Recorder recorder;
  private final ConcurrentMap<Request, Optional<Future<?>>> waiting = new ConcurrentHashMap<>();

  HelloWaits(Timer timer, Recorder recorder) {
    this.timer = timer;
    this.recorder = recorder;
  }

  /** Leaves a request waiting for at most so long since it came; then it is acted on. */
  void add(Request request, Duration most, Runnable then) {
    waiting.put(request, Optional.empty());
    long waited = recorder.elapsedNanos() - request.elapsedNanos();
    Duration left = Duration.ofNanos(Math.max(0, most.toNanos() - waited));
    Future<?> due =
        timer.after(
            left,
            () -> {
              if (remove(request)) {
                then.run();
              }
            });
    waiting.replace(request, Optional.empty(), Optional.of(due));
  }

  /** Takes a request out; returns whether it was there, which only one caller is told. */
  boolean remove(Request request) {
    Optional<Future<?>> due = waiting.remove(request);
    if (due == null) {
      return false;
    }
    due.ifPresent(future -> future.cancel(false));
    return true;
  }

  void removeAll(ConnectionId connection) {
    requests().stream()
        .filter(request -> request.connection().equals(connection))
        .forEach(this::remove);
  }

  List<Request> requests() {
    return List.copyOf(waiting.keySet());
  }
}
