package io.mockmongo.reply;

import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.error.ErrorCode;
import io.mockmongo.error.ErrorMessages;
import io.mockmongo.error.PlanExecutorContext;
import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.Command;
import io.mockmongo.write.Write;
import io.mockmongo.write.WriteBatch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * An error with its code, message and fields, in the shape that a server gives it for the command:
 * an error of a single write, such as a duplicate key, stands in {@code writeErrors} of a
 * successful reply to insert, update and delete, in the cursor of bulkWrite, and is the failure of
 * any other command; a failed write concern stands beside a success. Immutable; each method returns
 * a new error.
 *
 * <pre>{@code
 * server.autoResponds(command("insert"))
 *     .replies(DUPLICATE_KEY.with("{keyPattern: {email: 1}, keyValue: {email: 'ann@shop'}}"));
 * server.autoResponds(command("update")).replies(DeclaredError.of(4711, "no stock").at(1));
 * }</pre>
 *
 * <p>Specifications: CRUD, "write commands"; bulkWrite; the server's error_codes.yml.
 *
 * @param code the error code
 * @param codeName the code's name
 * @param message the field {@code errmsg}
 * @param fields more fields of the error
 * @param isWorded whether the test has worded the message; else the server adds what failed
 */
public record DeclaredError(
    int code, String codeName, String message, RawBsonDocument fields, boolean isWorded)
    implements Answer {

  private static final int PATH_NOT_VIABLE = 28;
  private static final int CONFLICTING_UPDATE_OPERATORS = 40;
  private static final int DOLLAR_PREFIXED_FIELD_NAME = 52;
  private static final int DOTTED_FIELD_NAME = 57;
  private static final int SHARD_KEY_NOT_FOUND = 61;
  private static final int IMMUTABLE_FIELD = 66;
  private static final int DOCUMENT_VALIDATION_FAILURE = 121;
  private static final int OBJECT_TOO_LARGE = 10334;

  /** The errors that a server finds while it carries out one write. */
  private static final Set<Integer> OF_A_WRITE =
      Set.of(
          ErrorCode.DUPLICATE_KEY,
          PATH_NOT_VIABLE,
          CONFLICTING_UPDATE_OPERATORS,
          DOLLAR_PREFIXED_FIELD_NAME,
          DOTTED_FIELD_NAME,
          IMMUTABLE_FIELD,
          SHARD_KEY_NOT_FOUND,
          DOCUMENT_VALIDATION_FAILURE,
          OBJECT_TOO_LARGE);

  /** Those of them that it finds in the documents, not in the command. */
  private static final Set<Integer> IN_DOCUMENTS =
      Set.of(
          ErrorCode.DUPLICATE_KEY,
          PATH_NOT_VIABLE,
          IMMUTABLE_FIELD,
          DOCUMENT_VALIDATION_FAILURE,
          OBJECT_TOO_LARGE);

  private static final int WRITE_CONCERN_TIMEOUT = 64;
  private static final int UNKNOWN_REPL_WRITE_CONCERN = 79;
  private static final int UNSATISFIABLE_WRITE_CONCERN = 100;

  private static final Set<Integer> OF_THE_WRITE_CONCERN =
      Set.of(WRITE_CONCERN_TIMEOUT, UNKNOWN_REPL_WRITE_CONCERN, UNSATISFIABLE_WRITE_CONCERN);

  /**
   * Returns an error with the code's name and the message that a server gives it.
   *
   * @param code the error code
   * @return the error; a code whose message is not known is "declared by the test"
   */
  public static DeclaredError of(int code) {
    String message = ErrorMessages.of(code);
    return new DeclaredError(
        code, ErrorCode.nameOf(code), message, new RawBuilder().build(), false);
  }

  /**
   * Returns an error with the code's name.
   *
   * @param code the error code
   * @param message the field {@code errmsg}
   * @return the error
   */
  public static DeclaredError of(int code, String message) {
    return new DeclaredError(code, ErrorCode.nameOf(code), message, new RawBuilder().build(), true);
  }

  /**
   * Sets the message.
   *
   * @param text the field {@code errmsg}
   * @return the same error with that message
   */
  public DeclaredError withMessage(String text) {
    return new DeclaredError(code, codeName, text, fields, true);
  }

  /**
   * Adds fields to the error, such as {@code errInfo}; those that it has already are replaced.
   *
   * @param extendedJson the fields
   * @return the same error with those fields
   * @throws io.mockmongo.json.ExtendedJsonException if the text is not Extended JSON, with the
   *     place
   */
  public DeclaredError with(String extendedJson) {
    Map<String, BsonValue> more = new LinkedHashMap<>(ExtendedJson.parse(extendedJson));
    RawBsonDocument all = new RawBuilder().appendAll(fields, more).build();
    return new DeclaredError(code, codeName, message, all, isWorded);
  }

  /**
   * Returns this error as that of single writes of a command; the other writes succeed.
   *
   * @param indexes the places of the writes in the command, from 0
   * @return the answer
   * @throws IllegalArgumentException if there is no index, or a negative one
   */
  public WriteErrors at(int... indexes) {
    return WriteErrors.of(this, indexes);
  }

  /** Returns this error as the failure of the whole command. */
  public Reply asCommandError() {
    return Reply.of(failure());
  }

  private BsonDocument failure() {
    BsonDocument reply = ErrorDocument.of(code, codeName, message);
    reply.putAll(fields);
    return reply;
  }

  /**
   * Returns this error as that of the write concern, beside the success of the command: {@code
   * writeConcernError}.
   */
  public Reply asWriteConcernError() {
    return Reply.of(new BsonDocument("writeConcernError", ofWriteConcern()));
  }

  BsonDocument ofWriteConcern() {
    BsonDocument error =
        new BsonDocument("code", new BsonInt32(code))
            .append("codeName", new BsonString(codeName))
            .append("errmsg", new BsonString(message));
    error.putAll(fields);
    return error;
  }

  /** Returns this error as that of a write: an element of {@code writeErrors} without its index. */
  BsonDocument of(Write write) {
    DeclaredError named = completed(write);
    DeclaredError complete =
        switch (write.kind()) {
          case INSERT -> named;
          case UPDATE -> named.after(PlanExecutorContext.of("update"));
          case DELETE -> named.after(PlanExecutorContext.of("delete"));
        };
    BsonDocument error =
        new BsonDocument("code", new BsonInt32(code))
            .append("errmsg", new BsonString(complete.message));
    error.putAll(complete.fields);
    return error;
  }

  /** Returns the reply that a server gives; labels are added when it is sent. */
  @Override
  public Reply to(Received request) {
    Command command = request.command();
    if (OF_THE_WRITE_CONCERN.contains(code)) {
      return asWriteConcernError();
    }
    if (!OF_A_WRITE.contains(code)) {
      return asCommandError();
    }
    boolean isReportedAlone = WriteBatch.of(command).filter(batch -> batch.size() > 0).isPresent();
    return isReportedAlone ? at(0).to(request) : Reply.of(failureOf(command));
  }

  /** Returns the failure of a command that writes, but does not report each write. */
  BsonDocument failureOf(Command command) {
    return switch (command.name()) {
      case "findAndModify", "findandmodify" ->
          completed(Write.findAndModify(command))
              .after(PlanExecutorContext.of("findAndModify"))
              .failure();
      case "createIndexes" -> {
        IndexBuild build = IndexBuild.of(command);
        yield completed(build.duplicateKey())
            .after(build.failure() + " :: caused by :: ")
            .failure();
      }
      default -> failure();
    };
  }

  private DeclaredError after(String context) {
    return isWorded || !IN_DOCUMENTS.contains(code) ? this : withMessage(context + message);
  }

  /** Adds what a server says of the write that failed, unless the test has said it. */
  private DeclaredError completed(Write write) {
    if (code == DOCUMENT_VALIDATION_FAILURE && Fields.get(fields, FailedValidation.INFO) == null) {
      BsonDocument info = new BsonDocument(FailedValidation.INFO, FailedValidation.info(write));
      RawBsonDocument all = new RawBuilder().appendAll(fields, info).build();
      return new DeclaredError(code, codeName, message, all, isWorded);
    }
    return completed(DuplicateKey.of(write, fields));
  }

  /** Adds the key of a duplicate key error, unless the test has set it, and says it. */
  private DeclaredError completed(DuplicateKey inWrite) {
    if (code != ErrorCode.DUPLICATE_KEY) {
      return this;
    }
    DuplicateKey key =
        Fields.get(fields, DuplicateKey.VALUE) == null ? inWrite : inWrite.of(fields);
    RawBsonDocument all = new RawBuilder().appendAll(fields, key.fields()).build();
    return new DeclaredError(code, codeName, isWorded ? message : key.message(), all, isWorded);
  }

  /** Returns the failure of a command as Extended JSON. */
  @Override
  public String toString() {
    return asCommandError().toString();
  }
}
