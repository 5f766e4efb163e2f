package io.mockmongo.error;

import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.message.Command;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * The words that servers put before the message of an error which they find while they execute a
 * write: those of a findAndModify in all releases, those of an update or a delete from 8.0 on.
 *
 * <pre>{@code
 * PlanExecutorContext.of("update") // Plan executor error during update :: caused by ::
 * }</pre>
 */
public final class PlanExecutorContext {

  private static final String WRITE_ERRORS = "writeErrors";
  private static final String MESSAGE = "errmsg";

  private PlanExecutorContext() {}

  /** Returns the words for an operation, up to the message. */
  public static String of(String operation) {
    return "Plan executor error during " + operation + " :: caused by :: ";
  }

  /**
   * Removes the words from the errors of single writes, as in releases before 8.0.
   *
   * @param command the command that was answered
   * @param reply any reply
   * @return the reply; the same one if it has no such words
   */
  public static RawBsonDocument removedFrom(Command command, RawBsonDocument reply) {
    if (!command.name().equals("update") && !command.name().equals("delete")) {
      return reply;
    }
    BsonValue errors = Fields.get(reply, WRITE_ERRORS);
    if (errors == null || !errors.isArray()) {
      return reply;
    }
    BsonArray shortened = new BsonArray();
    for (BsonValue error : errors.asArray()) {
      shortened.add(error.isDocument() ? removedFrom(command.name(), error.asDocument()) : error);
    }
    return new RawBuilder().appendAll(reply, Map.of(WRITE_ERRORS, shortened)).build();
  }

  private static BsonDocument removedFrom(String operation, BsonDocument error) {
    BsonValue message = Fields.get(error, MESSAGE);
    String context = of(operation);
    if (message == null
        || !message.isString()
        || !message.asString().getValue().startsWith(context)) {
      return error;
    }
    BsonString rest = new BsonString(message.asString().getValue().substring(context.length()));
    return new RawBuilder().appendAll(RawBuilder.raw(error), Map.of(MESSAGE, rest)).build();
  }
}
