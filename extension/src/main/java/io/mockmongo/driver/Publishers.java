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
 * A factory of calls for the publishers that reactive drivers return, for {@code server.go(...)}: a
 * call subscribes, requests all elements, and waits for the last. Needs {@code
 * org.reactivestreams:reactive-streams}, a dependency of reactive drivers.
 *
 * <pre>{@code
 * Call<List<Document>> found = server.go(Publishers.all(orders.find()));
 * server.receives(command("find")).replies("{cursor: {firstBatch: [{_id: 7}]}}");
 * assertThat(found.result(), hasSize(1));
 * }</pre>
 *
 * @param <T> the type of the elements
 */
public final class Publishers<T> {

  private final List<T> elements = new ArrayList<>();
  private final CompletableFuture<List<T>> all = new CompletableFuture<>();
  private final AtomicReference<Subscription> subscription = new AtomicReference<>();

  private Publishers() {}

  /**
   * Returns a call that collects all elements of a publisher.
   *
   * @param publisher the publisher; each call subscribes anew
   * @param <T> the type of the elements
   * @return the call, which fails with the error of the publisher
   */
  public static <T> Callable<List<T>> all(Publisher<T> publisher) {
    return () -> new Publishers<T>().collect(publisher);
  }

  /**
   * Returns a call for a publisher of one element, such as the result of a write.
   *
   * @param publisher the publisher; each call subscribes anew
   * @param <T> the type of the element
   * @return the call, which returns the first element, or null if there is none, and fails with the
   *     error of the publisher
   */
  public static <T> Callable<T> one(Publisher<T> publisher) {
    return () -> {
      List<T> published = new Publishers<T>().collect(publisher);
      return published.isEmpty() ? null : published.get(0);
    };
  }

  /** Waits for all elements; an interrupt ends the wait and cancels the subscription. */
  private List<T> collect(Publisher<T> publisher) throws Exception {
    publisher.subscribe(new Collector());
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

  private final class Collector implements Subscriber<T> {

    @Override
    public void onSubscribe(Subscription begun) {
      if (subscription.compareAndSet(null, begun)) {
        begun.request(Long.MAX_VALUE);
      } else {
        begun.cancel(); // Reactive Streams allows one subscription
      }
    }

    @Override
    public void onNext(T element) {
      elements.add(element); // Reactive Streams calls this serially
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
