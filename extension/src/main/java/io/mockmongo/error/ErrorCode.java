package io.mockmongo.error;

import io.mockmongo.bson.Fields;
import io.mockmongo.profile.ServerRelease;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The codes of errors, and their names as servers write them.
 *
 * <pre>{@code
 * ErrorCode.nameOf(286) // ChangeStreamHistoryLost
 * ErrorCode.nameOf(4711) // Location4711
 * }</pre>
 */
public final class ErrorCode {

  /** A unique index has the key already. */
  public static final int DUPLICATE_KEY = 11000;

  private static final String NO_NAME = "Location";

  /** The names that a code had before a release. */
  private static final Map<Integer, FormerName> FORMER_NAMES =
      Map.of(
          10107, new FormerName("NotMaster", ServerRelease.V4_4),
          13435, new FormerName("NotMasterNoSlaveOk", ServerRelease.V4_4),
          13436, new FormerName("NotMasterOrSecondary", ServerRelease.V4_4),
          64, new FormerName("WriteConcernFailed", ServerRelease.V8_1),
          40413, new FormerName(NO_NAME + 40413, ServerRelease.V8_0),
          40414, new FormerName(NO_NAME + 40414, ServerRelease.V8_0),
          40415, new FormerName(NO_NAME + 40415, ServerRelease.V8_0));

  /** A name that was in use before a release. */
  private record FormerName(String name, ServerRelease until) {}

  private ErrorCode() {}

  /** Returns a code's name as current servers write it; a code without one is called by itself. */
  public static String nameOf(int code) {
    String name = ErrorCodeNames.of(code);
    return name == null ? NO_NAME + code : name;
  }

  /** Returns a code's name as a release writes it. */
  public static String nameOf(int code, ServerRelease release) {
    FormerName former = FORMER_NAMES.get(code);
    return former != null && release.compareTo(former.until()) < 0 ? former.name() : nameOf(code);
  }

  /**
   * Returns the code of a failed command.
   *
   * @param reply any reply
   * @return the field {@code code}; empty if {@code ok} is not 0 or false, or there is no code
   */
  public static Optional<Integer> in(BsonDocument reply) {
    BsonValue ok = Fields.get(reply, "ok");
    BsonValue code = ok != null && isFalse(ok) ? Fields.get(reply, "code") : null;
    return Optional.ofNullable(code)
        .filter(BsonValue::isNumber)
        .map(number -> number.asNumber().intValue());
  }

  /**
   * Tells whether a command succeeded, as drivers do.
   *
   * @param reply any reply
   * @return true if {@code ok} is 1, 1.0 or true
   */
  public static boolean isSuccess(BsonDocument reply) {
    BsonValue ok = Fields.get(reply, "ok");
    return BsonBoolean.TRUE.equals(ok)
        || ok != null && ok.isNumber() && ok.asNumber().doubleValue() == 1;
  }

  private static boolean isFalse(BsonValue ok) {
    return BsonBoolean.FALSE.equals(ok) || ok.isNumber() && ok.asNumber().doubleValue() == 0;
  }
}
