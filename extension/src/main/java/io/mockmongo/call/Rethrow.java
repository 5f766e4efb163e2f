package io.mockmongo.call;

/** Throws the exception of a call again, unwrapped. */
final class Rethrow {

  private Rethrow() {}

  /** Throws an exception although it may be checked and is not declared. */
  @SuppressWarnings("unchecked")
  static <E extends Throwable> RuntimeException asIs(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
