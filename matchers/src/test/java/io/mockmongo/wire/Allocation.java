package io.mockmongo.wire;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** A counter of the heap bytes that the calling thread allocates. */
public final class Allocation {

  private Allocation() {}

  /** Skips the test if the virtual machine does not count. */
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
