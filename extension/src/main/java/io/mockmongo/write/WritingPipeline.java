package io.mockmongo.write;

import io.mockmongo.message.Command;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonValue;

/**
 * The pipelines of aggregations that write: their last stage is {@code $out} or {@code $merge}.
 *
 * <pre>{@code
 * command.name().equals("aggregate") && WritingPipeline.isIn(command)
 * }</pre>
 */
public final class WritingPipeline {

  private static final Set<String> STAGES = Set.of("$out", "$merge");

  private WritingPipeline() {}

  /** Tells whether the last stage of an aggregation writes. */
  public static boolean isIn(Command aggregate) {
    BsonValue pipeline = aggregate.get("pipeline");
    if (pipeline == null || !pipeline.isArray() || pipeline.asArray().isEmpty()) {
      return false;
    }
    BsonArray stages = pipeline.asArray();
    BsonValue last = stages.get(stages.size() - 1);
    return last.isDocument() && STAGES.stream().anyMatch(last.asDocument()::containsKey);
  }
}
