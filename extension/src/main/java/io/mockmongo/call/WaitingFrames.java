package io.mockmongo.call;

import java.util.List;

/**
 * The stack frames by which a wait is known. A list has the beginnings of {@code class.method}.
 * Thread-safe.
 */
final class WaitingFrames {

  private static final List<String> PLATFORM = List.of("java.", "jdk.", "sun.");

  /** The packages in which the driver waits; a test of the driver may be in com.mongodb too. */
  private static final List<String> DRIVER =
      List.of(
          "com.mongodb.internal.",
          "com.mongodb.client.internal.",
          "com.mongodb.connection.",
          "io.mockmongo.driver.", // an asynchronous driver waits on its own threads
          CompletionStageCall.class.getName());

  private static final List<String> HTTP =
      List.of(
          "sun.net.www.protocol.http.",
          "org.apache.http.",
          "org.apache.hc.",
          "okhttp3.",
          "io.micronaut.http.client.");

  private static final List<String> RESULTS =
      List.of(
          "java.lang.Thread.join",
          "java.util.concurrent.FutureTask.get",
          "java.util.concurrent.CompletableFuture.get",
          "java.util.concurrent.CompletableFuture.join",
          "java.util.concurrent.ForkJoinTask.",
          "java.util.concurrent.AbstractExecutorService.invokeA",
          "java.util.concurrent.ExecutorCompletionService.",
          "java.util.concurrent.ThreadPoolExecutor.awaitTermination",
          "java.util.concurrent.ThreadPerTaskExecutor.awaitTermination",
          "java.util.concurrent.ForkJoinPool.await",
          "java.util.concurrent.StructuredTaskScope",
          "com.google.common.util.concurrent.AbstractFuture",
          "reactor.core.publisher.Blocking",
          "io.reactivex.",
          "io.smallrye.mutiny.",
          "kotlinx.coroutines.BlockingCoroutine.");

  /** Look for a result again and again; the JVM reports a thread that does as runnable, mostly. */
  private static final List<String> SPINS =
      List.of("reactor.test.DefaultStepVerifierBuilder$DefaultVerifySubscriber.pollTask");

  /** Wait with a timeout that is a limit for a test or an end of everything, not a moment. */
  private static final List<String> WITHOUT_END =
      List.of(
          "java.util.concurrent.ExecutorService.close",
          "java.util.concurrent.ForkJoinPool.close",
          "java.util.concurrent.ThreadPerTaskExecutor.close",
          "org.junit.jupiter.api.", // assertTimeoutPreemptively
          "org.awaitility.", // sleeps between evaluations, and waits for each
          "org.springframework.test.web.");

  /** Wait for a time to pass. */
  private static final List<String> PAUSES =
      List.of(
          "java.lang.Thread.sleep", "reactor.test.DefaultStepVerifierBuilder.virtualOrRealWait");

  /** The libraries between a wait and the code that called for its result. */
  private static final List<String> BETWEEN =
      List.of(
          "com.google.common.util.concurrent.",
          "reactor.",
          "io.reactivex.",
          "io.smallrye.mutiny.",
          "kotlinx.coroutines.",
          "org.junit.jupiter.api.",
          "org.awaitility.",
          "org.springframework.test.web.",
          "okio.");

  private WaitingFrames() {}

  static boolean isOfPlatform(StackTraceElement frame) {
    return isIn(PLATFORM, frame);
  }

  static boolean isOfDriver(StackTraceElement frame) {
    return isIn(DRIVER, frame);
  }

  static boolean isOfHttpClient(StackTraceElement frame) {
    return isIn(HTTP, frame);
  }

  static boolean isOfLibrary(StackTraceElement frame) {
    return isOfPlatform(frame) || isIn(BETWEEN, frame) || isOfHttpClient(frame);
  }

  static boolean isForResult(StackTraceElement frame) {
    return isIn(RESULTS, frame) || isOfHttpClient(frame) || isSpin(frame);
  }

  static boolean isWithoutEnd(StackTraceElement frame) {
    return isIn(WITHOUT_END, frame);
  }

  static boolean isSpin(StackTraceElement frame) {
    return isIn(SPINS, frame);
  }

  static boolean isPause(StackTraceElement frame) {
    return isIn(PAUSES, frame);
  }

  /** Tells whether a frame reads a socket, in which the JVM reports a thread as runnable. */
  static boolean isRead(StackTraceElement frame) {
    return frame.getClassName().startsWith("sun.nio.ch.");
  }

  private static boolean isIn(List<String> beginnings, StackTraceElement frame) {
    String name = frame.getClassName() + "." + frame.getMethodName();
    return beginnings.stream().anyMatch(name::startsWith);
  }
}
