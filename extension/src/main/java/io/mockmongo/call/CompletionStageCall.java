package io.mockmongo.call;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** The wait for a completion stage, which throws the exception of the stage unwrapped. */
final class CompletionStageCall {

  private CompletionStageCall() {}

  static <T> T toEnd(CompletionStage<T> stage) throws Exception {
    try {
      return stage.toCompletableFuture().get();
    } catch (ExecutionException e) {
      throw Rethrow.asIs(e.getCause());
    }
  }
}
