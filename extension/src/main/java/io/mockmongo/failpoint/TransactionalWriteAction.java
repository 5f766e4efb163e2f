package io.mockmongo.failpoint;

import io.mockmongo.bson.Fields;
import io.mockmongo.message.Command;
import io.mockmongo.reply.Reply;
import io.mockmongo.respond.IncomingRequest;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The action of {@code onPrimaryTransactionalWrite} on retryable writes: the connection is closed
 * after the write unless {@code closeConnection} is false; with {@code
 * failBeforeCommitExceptionCode} the write fails.
 *
 * @param closes whether the connection is closed
 * @param code the error code, if the write fails
 */
record TransactionalWriteAction(boolean closes, OptionalInt code) implements FailPointAction {

  static final String NAME = "onPrimaryTransactionalWrite";

  private static final Set<String> WRITES =
      Set.of("insert", "update", "delete", "findAndModify", "bulkWrite");

  static TransactionalWriteAction of(FailPointData data) {
    return new TransactionalWriteAction(
        !data.has("closeConnection") || data.isTrue("closeConnection"),
        data.number("failBeforeCommitExceptionCode"));
  }

  /** A retryable write has a transaction number, but is in no transaction. */
  @Override
  public boolean appliesTo(IncomingRequest request) {
    Command command = request.command();
    return WRITES.contains(CommandAliases.firstName(command.name()))
        && Fields.get(command.body(), "txnNumber") != null
        && !command.isInTransaction();
  }

  @Override
  public Reply reply(IncomingRequest request) {
    if (closes) {
      return Reply.hangUp();
    }
    return code.isEmpty()
        ? Reply.passOn()
        : Reply.error(
            code.getAsInt(),
            "Failing write for "
                + request.command().name()
                + " due to failpoint. The write must not be reflected.");
  }
}
