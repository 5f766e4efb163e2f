package io.mockmongo.database;

import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;

/**
 * The error with which a server refuses a command, or one write of it.
 *
 * @param code the error code
 * @param message the field {@code errmsg}
 */
record Refusal(int code, String message) {

  static final int BAD_VALUE = 2;
  static final int FAILED_TO_PARSE = 9;
  static final int TYPE_MISMATCH = 14;
  static final int INVALID_OPTIONS = 72;
  private static final int MISSING_FIELD = 40414;
  private static final int UNKNOWN_FIELD = 40415;

  static Refusal badValue(String message) {
    return new Refusal(BAD_VALUE, message);
  }

  static Refusal unparsed(String message) {
    return new Refusal(FAILED_TO_PARSE, message);
  }

  static Refusal unknownField(String path) {
    return new Refusal(UNKNOWN_FIELD, "BSON field '" + path + "' is an unknown field.");
  }

  static Refusal missingField(String path) {
    return new Refusal(MISSING_FIELD, "BSON field '" + path + "' is missing but a required field");
  }

  /** Returns the error as the failure of the whole command. */
  Answer reply() {
    return Reply.error(code, message);
  }
}
