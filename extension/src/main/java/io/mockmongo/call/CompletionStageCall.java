package io.mockmongo.call;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** Waits for a completion stage, and throws what it failed with as it is. */
final class CompletionStageCall {

  private CompletionStageCall() {}

  static <T> T toEnd(CompletionStage<T> stage) throws Exception {
    try {
      return stage.toCompletableFuture().get();
    } catch (ExecutionException e) {
      throw BackgroundCall.asIs(e.getCause());
    }
  }
}
