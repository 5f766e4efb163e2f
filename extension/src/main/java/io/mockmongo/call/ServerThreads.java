package io.mockmongo.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The threads of one server: daemons, each counted until it has ended for good. */
public final class ServerThreads {

  /**
   * The most that one wait counts for: while the whole process stood still, no thread could end.
   */
  private static final Duration GLANCE = Duration.ofMillis(100);

  private final String prefix;
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  private volatile boolean interrupted;

  /** Makes none yet; their names begin with a prefix. */
  public ServerThreads(String prefix) {
    this.prefix = prefix;
  }

  /** Starts a thread for some work; it is counted from before its start. */
  public void start(String name, Runnable work) {
    threads.removeIf(ServerThreads::hasEnded);
    Thread thread = create(name, work);
    threads.add(thread); // before it starts, since it is about to
    boolean started = false;
    try {
      thread.start();
      started = true;
    } finally {
      if (!started) {
        threads.remove(thread);
      }
    }
  }

  /** Makes a thread for somebody else to start, or not; it is counted from its start. */
  Thread lend(String name, Runnable work) {
    return create(
        name,
        () -> {
          threads.add(Thread.currentThread());
          work.run();
        });
  }

  private Thread create(String name, Runnable work) {
    Thread thread = new Thread(() -> run(work), prefix + " " + name);
    thread.setDaemon(true);
    return thread;
  }

  private void run(Runnable work) {
    if (interrupted) {
      Thread.currentThread().interrupt(); // which does nothing to a thread before it starts
    }
    work.run();
  }

  /** Interrupts all but the caller, those that are about to start among them. */
  public void interrupt() {
    interrupted = true;
    for (Thread thread : others()) {
      thread.interrupt();
    }
  }

  /**
   * Waits for all but the caller to end, interrupted or not; returns those that did not, each with
   * what it is at.
   */
  public List<String> join(Duration most) {
    long left = most.toNanos();
    boolean disturbed = false;
    List<Thread> alive = others();
    while (left > 0 && !alive.isEmpty()) {
      long began = System.nanoTime();
      disturbed |= !joined(alive.get(0), Duration.ofNanos(Math.min(GLANCE.toNanos(), left)));
      left -= Math.min(GLANCE.toNanos(), System.nanoTime() - began);
      alive = others();
    }
    if (disturbed) {
      Thread.currentThread().interrupt();
    }
    return alive.stream().map(ServerThreads::describe).toList();
  }

  private List<Thread> others() {
    List<Thread> others = new ArrayList<>();
    for (Thread thread : threads) {
      if (thread != Thread.currentThread() && !hasEnded(thread)) {
        others.add(thread);
      }
    }
    return others;
  }

  /** One that is not started yet has not ended: it is about to. */
  private static boolean hasEnded(Thread thread) {
    return thread.getState() == Thread.State.TERMINATED;
  }

  /** Waits for one to end, not at all if it is not started yet; tells whether undisturbed. */
  private static boolean joined(Thread thread, Duration most) {
    try {
      thread.join(Math.max(1, most.toMillis()));
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private static String describe(Thread thread) {
    StackTraceElement[] stack = thread.getStackTrace();
    return "\"" + thread.getName() + "\"" + (stack.length == 0 ? "" : " at " + stack[0]);
  }
}
