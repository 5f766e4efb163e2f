package io.mockmongo.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;

/** The threads of one server: daemons, each tracked until it has terminated. Thread-safe. */
public final class ServerThreads {

  /**
   * The longest time that one wait counts as: while the whole process is suspended, no thread can
   * end.
   */
  private static final Duration GLANCE = Duration.ofMillis(100);

  /** How many threads are tracked before ended ones are discarded. */
  private static final int SMALL = 64;

  private final String prefix;
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  private volatile boolean interrupted;
  private volatile int sweepSize = SMALL;

  /** Creates an empty set of threads whose names begin with a prefix. */
  public ServerThreads(String prefix) {
    this.prefix = prefix;
  }

  /** Starts a thread; it is tracked from before its start. */
  public void start(String name, Runnable work) {
    start(create(VirtualThreads::daemon, name, work));
  }

  /**
   * Starts a thread for work that mostly waits, one of many: a virtual thread on JDK 24 and newer.
   * It is tracked as all others are.
   */
  public void startMostlyWaiting(String name, Runnable work) {
    start(create(VirtualThreads.FACTORY, name, work));
  }

  private void start(Thread thread) {
    sweep();
    threads.add(thread); // before its start, so that join() waits for it
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

  /**
   * Discards the ended threads once they may be as many as the others, so that starts stay cheap.
   */
  private void sweep() {
    if (threads.size() >= sweepSize) {
      threads.removeIf(ServerThreads::hasEnded);
      sweepSize = Math.max(SMALL, 2 * threads.size());
    }
  }

  /** Tells whether a thread is one of these. */
  public boolean isOneOfThese(Thread thread) {
    return threads.contains(thread);
  }

  /** Creates a thread that the caller may start; it is tracked from its start. */
  Thread lend(String name, Runnable work) {
    return create(
        VirtualThreads::daemon,
        name,
        () -> {
          threads.add(Thread.currentThread());
          work.run();
        });
  }

  private Thread create(ThreadFactory factory, String name, Runnable work) {
    Thread thread = factory.newThread(() -> run(work));
    thread.setName(prefix + " " + name);
    return thread;
  }

  private void run(Runnable work) {
    if (interrupted) {
      Thread.currentThread().interrupt(); // an interrupt before the start has no effect
    }
    work.run();
  }

  /** Interrupts all threads except the caller, including threads that are about to start. */
  public void interrupt() {
    interrupted = true;
    for (Thread thread : others()) {
      thread.interrupt();
    }
  }

  /**
   * Waits for all threads except the caller to end, as {@link #join} does.
   *
   * @param owner what the threads belong to, for the message
   * @param timeout how long to wait while no thread ends
   * @throws IllegalStateException if threads do not end, with their names
   */
  public void awaitEnd(String owner, Duration timeout) {
    List<String> alive = join(timeout);
    if (!alive.isEmpty()) {
      throw new IllegalStateException(owner + " did not stop: " + alive);
    }
  }

  /**
   * Waits for all threads except the caller to end, even if interrupted; returns the threads that
   * did not end, each with its topmost stack frame.
   *
   * @param timeout how long to wait while no thread ends: thousands take their time, one by one
   */
  public List<String> join(Duration timeout) {
    long left = timeout.toNanos();
    boolean wasInterrupted = false;
    List<Thread> alive = others();
    while (left > 0 && !alive.isEmpty()) {
      long began = System.nanoTime();
      wasInterrupted |= !joined(alive, Duration.ofNanos(Math.min(GLANCE.toNanos(), left)));
      left -= Math.min(GLANCE.toNanos(), System.nanoTime() - began);
      List<Thread> still = others();
      if (still.size() < alive.size()) {
        left = timeout.toNanos();
      }
      alive = still;
    }
    if (wasInterrupted) {
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

  /** Tells whether a thread has ended; one that is about to start has not. */
  private static boolean hasEnded(Thread thread) {
    return thread.getState() == Thread.State.TERMINATED;
  }

  /** Waits for started threads to end, in turn; returns false if the wait was interrupted. */
  private static boolean joined(List<Thread> threads, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    try {
      for (Thread thread : threads) {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        thread.join(Math.max(1, millis));
        if (millis <= 0) {
          return true;
        }
      }
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
