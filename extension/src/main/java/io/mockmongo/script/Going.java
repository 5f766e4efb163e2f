package io.mockmongo.script;

/**
 * A background call that a block of the test is about; see {@link BackgroundCalls#going}.
 *
 * @param <T> what the call returns
 */
public final class Going<T> implements AutoCloseable {

  private final Call<T> call;

  Going(Call<T> call) {
    this.call = call;
  }

  /** Returns the call itself. */
  public Call<T> call() {
    return call;
  }

  /**
   * Waits for what the call returns, within the server's patience.
   *
   * @return what it returned; what it threw, it throws
   * @throws AssertionError if it does not end in time
   */
  public T result() {
    return call.result();
  }

  /**
   * Waits for the call to fail.
   *
   * @param type what it should throw
   * @param <E> what it should throw
   * @return what it threw
   * @throws AssertionError if it does not
   */
  public <E extends Throwable> E failsWith(Class<E> type) {
    return call.failsWith(type);
  }

  /**
   * Waits for the end of the call, unless its result was asked for already.
   *
   * @throws AssertionError if it does not end within the server's patience
   */
  @Override
  public void close() {
    if (!call.wasAsked()) {
      call.result();
    }
  }

  @Override
  public String toString() {
    return call.toString();
  }
}
