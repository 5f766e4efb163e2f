package io.mockmongo.wire;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** Counts the bytes of heap that work takes on the calling thread. */
public final class Allocation {

  private Allocation() {}

  /** Skips the test where the virtual machine does not count. */
  public static long of(ThrowingSupplier<?> work) throws Throwable {
    assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    assumeTrue(threads.isThreadAllocatedMemorySupported());
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    work.get();
    return threads.getThreadAllocatedBytes(thread) - before;
  }
}
