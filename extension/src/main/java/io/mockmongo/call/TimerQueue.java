package io.mockmongo.call;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * A queue of delayed tasks, each under a key by which it can be removed before it is due.
 *
 * @param <K> the keys
 */
public final class TimerQueue<K> {

  private final Timer timer;
  private final Map<K, DelayedTask> entries = new HashMap<>();

  private record DelayedTask(Runnable work, Future<?> due) {}

  /** Creates an empty queue. */
  public TimerQueue(Timer timer) {
    this.timer = timer;
  }

  /** Adds a task, which runs after a time unless it is removed before. */
  public synchronized void add(K key, Duration time, Runnable work) {
    entries.put(key, new DelayedTask(work, timer.after(time, () -> run(key))));
  }

  /** Removes the task of a key; only one caller gets it. */
  public synchronized Optional<Runnable> remove(K key) {
    DelayedTask entry = entries.remove(key);
    if (entry == null) {
      return Optional.empty();
    }
    entry.due().cancel(false);
    return Optional.of(entry.work());
  }

  /** Runs the task of a key at once, unless it was removed. */
  public void run(K key) {
    remove(key).ifPresent(Runnable::run);
  }

  /** Returns the keys of the pending tasks. */
  public synchronized List<K> keys() {
    return List.copyOf(entries.keySet());
  }
}
