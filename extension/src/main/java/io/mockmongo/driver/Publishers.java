package io.mockmongo.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Makes a call of what a reactive driver returns, for {@code server.go(...)}: it subscribes, asks
 * for all, and waits for the end. Needs {@code org.reactivestreams:reactive-streams}, which
 * reactive drivers bring.
 *
 * <pre>{@code
 * Call<List<Document>> found = server.go(Publishers.all(orders.find()));
 * server.receives(command("find")).replies("{cursor: {firstBatch: [{_id: 7}]}}");
 * assertThat(found.result(), hasSize(1));
 * }</pre>
 *
 * @param <T> what is published
 */
public final class Publishers<T> {

  private final List<T> elements = new ArrayList<>();
  private final CompletableFuture<List<T>> all = new CompletableFuture<>();
  private final AtomicReference<Subscription> subscription = new AtomicReference<>();

  private Publishers() {}

  /**
   * Returns the call that collects all that a publisher publishes.
   *
   * @param publisher what to subscribe to, at each call anew
   * @param <T> what it publishes
   * @return the call, which fails with what the publisher fails with
   */
  public static <T> Callable<List<T>> all(Publisher<T> publisher) {
    return () -> new Publishers<T>().by(publisher);
  }

  /**
   * Returns the call for a publisher of one element, such as the result of a write.
   *
   * @param publisher what to subscribe to, at each call anew
   * @param <T> what it publishes
   * @return the call, which returns the first element, or null if there is none, and fails with
   *     what the publisher fails with
   */
  public static <T> Callable<T> one(Publisher<T> publisher) {
    return () -> {
      List<T> published = new Publishers<T>().by(publisher);
      return published.isEmpty() ? null : published.get(0);
    };
  }

  /** An interrupt ends the wait, and the subscription. */
  private List<T> by(Publisher<T> publisher) throws Exception {
    publisher.subscribe(new Collecting());
    try {
      return all.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception exception ? exception : e;
    } catch (InterruptedException e) {
      Subscription begun = subscription.get();
      if (begun != null) {
        begun.cancel();
      }
      throw e;
    }
  }

  private final class Collecting implements Subscriber<T> {

    @Override
    public void onSubscribe(Subscription begun) {
      if (subscription.compareAndSet(null, begun)) {
        begun.request(Long.MAX_VALUE);
      } else {
        begun.cancel(); // a second one is against the contract of publishers
      }
    }

    @Override
    public void onNext(T element) {
      elements.add(element); // one after the other, says the contract
    }

    @Override
    public void onError(Throwable thrown) {
      all.completeExceptionally(thrown);
    }

    @Override
    public void onComplete() {
      all.complete(elements);
    }
  }
}
