package io.mockmongo.call;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * What is to be done later, each under a key by which it can be taken out before it is due.
 *
 * @param <K> the keys
 */
public final class TimerQueue<K> {

  private final Timer timer;
  private final Map<K, Entry> entries = new HashMap<>();

  private record Entry(Runnable work, Future<?> due) {}

  /** Makes one with nothing to be done. */
  public TimerQueue(Timer timer) {
    this.timer = timer;
  }

  /** Has work done after a time, unless it is taken out before. */
  public synchronized void add(K key, Duration time, Runnable work) {
    entries.put(key, new Entry(work, timer.after(time, () -> run(key))));
  }

  /** Takes out what was to be done under a key, which only one caller gets. */
  public synchronized Optional<Runnable> remove(K key) {
    Entry entry = entries.remove(key);
    if (entry == null) {
      return Optional.empty();
    }
    entry.due().cancel(false);
    return Optional.of(entry.work());
  }

  /** Does what was to be done under a key, unless it was taken out. */
  public void run(K key) {
    remove(key).ifPresent(Runnable::run);
  }

  /** Returns the keys of what is still to be done. */
  public synchronized List<K> keys() {
    return List.copyOf(entries.keySet());
  }
}
