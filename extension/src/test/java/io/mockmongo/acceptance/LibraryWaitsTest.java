package io.mockmongo.acceptance;

import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Dispatchers;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/**
 * An undeclared request of another thread is refused as soon as the test waits for its result by a
 * library, with the line at which the test waits.
 */
class LibraryWaitsTest {

  private final UndeclaredPing ping = UndeclaredPing.start();

  @AfterEach
  void close() {
    ping.close();
  }

  @Test
  void of_a_mono() {
    isRefused(() -> mono().block());
  }

  @Test
  void of_a_mono_with_a_timeout() {
    isRefused(() -> mono().block(UndeclaredPing.TIMEOUT));
  }

  @Test
  void of_the_first_of_a_flux() {
    isRefused(() -> mono().flux().blockFirst());
  }

  @Test
  void of_the_last_of_a_flux() {
    isRefused(() -> Flux.concat(mono(), mono()).blockLast());
  }

  @Test
  void of_an_iteration_over_a_flux() {
    isRefused(() -> mono().flux().toIterable().forEach(Document::toJson));
  }

  @Test
  void of_a_future_of_a_mono() {
    isRefused(() -> mono().toFuture().get());
  }

  @Test
  void of_a_verification_by_steps() {
    isRefused(() -> StepVerifier.create(mono()).expectNextCount(1).verifyComplete());
  }

  @Test
  void of_a_single_of_rxjava() {
    isRefused(() -> single().blockingGet());
  }

  @Test
  void of_the_last_of_a_flowable_of_rxjava() {
    isRefused(() -> single().toFlowable().blockingLast());
  }

  @Test
  void of_an_iteration_over_a_flowable_of_rxjava() {
    isRefused(() -> Flowable.concat(single().toFlowable(), Flowable.never()).blockingSubscribe());
  }

  @Test
  void of_an_observer_of_rxjava() {
    isRefused(() -> single().test().await());
  }

  @Test
  void of_a_condition_of_awaitility() {
    isRefused(() -> Awaitility.await().atMost(UndeclaredPing.TIMEOUT).untilAsserted(ping::send));
  }

  @Test
  void of_coroutines() throws Exception {
    isRefused(
        () ->
            BuildersKt.runBlocking(
                EmptyCoroutineContext.INSTANCE,
                (scope, continuation) ->
                    BuildersKt.async(
                        scope,
                        Dispatchers.getIO(),
                        CoroutineStart.DEFAULT,
                        (inner, its) -> ping.send())));
  }

  @Test
  void of_coroutines_of_another_dispatcher() throws Exception {
    isRefused(
        () -> BuildersKt.runBlocking(Dispatchers.getIO(), (scope, continuation) -> ping.send()));
  }

  private void isRefused(Executable wait) {
    ping.isRefused(LibraryWaitsTest.class, wait);
  }

  private Mono<Document> mono() {
    return Mono.fromCallable(ping::send).subscribeOn(Schedulers.boundedElastic());
  }

  private Single<Document> single() {
    return Single.fromCallable(ping::send)
        .subscribeOn(io.reactivex.rxjava3.schedulers.Schedulers.io());
  }
}
