package io.mockmongo.failpoint;

import io.mockmongo.reply.Reply;

/** The error of a server for the configuration of a fail point. */
final class FailPointException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private static final int BAD_VALUE = 2;
  private static final int TYPE_MISMATCH = 14;
  private static final int ILLEGAL_OPERATION = 20;
  private static final int FAIL_POINT_SET_FAILED = 266;

  private final int code;

  private FailPointException(int code, String message) {
    super(message);
    this.code = code;
  }

  static FailPointException badValue(String message) {
    return new FailPointException(BAD_VALUE, message);
  }

  static FailPointException wrongType(String message) {
    return new FailPointException(TYPE_MISMATCH, message);
  }

  static FailPointException unknown(String name) {
    return new FailPointException(FAIL_POINT_SET_FAILED, name + " not found");
  }

  static FailPointException withoutMode() {
    return new FailPointException(
        ILLEGAL_OPERATION, "When setting a failpoint, you must supply a 'mode'");
  }

  Reply reply() {
    return Reply.error(code, getMessage());
  }
}
