package io.mockmongo.failpoint;

import io.mockmongo.bson.Fields;
import io.mockmongo.message.Command;
import io.mockmongo.reply.Reply;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.write.WriteBatch;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonValue;

/**
 * The action of {@code onPrimaryTransactionalWrite} on retryable writes: the connection is closed
 * after the write unless {@code closeConnection} is false; with {@code
 * failBeforeCommitExceptionCode} the write fails. An insert, and each statement of another command,
 * enters it by itself, and not again if it was written before the connection was closed.
 * Thread-safe.
 */
final class TransactionalWriteAction implements FailPointAction {

  static final String NAME = "onPrimaryTransactionalWrite";

  private static final Set<String> WRITES =
      Set.of("insert", "update", "delete", "findAndModify", "bulkWrite");

  private final boolean closes;
  private final OptionalInt code;

  /** How many statements of the writes that were struck are written, by session and number. */
  private final Map<List<BsonValue>, Integer> written = new ConcurrentHashMap<>();

  private TransactionalWriteAction(boolean closes, OptionalInt code) {
    this.closes = closes;
    this.code = code;
  }

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
        && !command.isInTransaction()
        && entries(request) > 0;
  }

  @Override
  public int entries(IncomingRequest request) {
    Command command = request.command();
    return Math.max(0, statements(command) - written.getOrDefault(identity(command), 0));
  }

  /** A server writes the documents of an insert at once, other statements one by one. */
  private static int statements(Command command) {
    return command.name().equals("insert")
        ? 1
        : WriteBatch.of(command).map(WriteBatch::size).orElse(1);
  }

  private static List<BsonValue> identity(Command command) {
    BsonValue session = Fields.get(command.body(), "lsid");
    BsonValue number = Fields.get(command.body(), "txnNumber");
    return session == null ? List.of(number) : List.of(session, number);
  }

  @Override
  public Reply replyAt(int entry, IncomingRequest request) {
    int more = code.isPresent() ? entry : entry + 1;
    written.merge(identity(request.command()), more, Integer::sum);
    return reply(request);
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
