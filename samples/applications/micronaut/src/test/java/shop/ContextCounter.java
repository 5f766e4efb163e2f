package shop;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the contexts that have started. */
@Singleton
class ContextCounter implements ApplicationEventListener<StartupEvent> {

  static final AtomicInteger STARTED = new AtomicInteger();

  @Override
  public void onApplicationEvent(StartupEvent event) {
    STARTED.incrementAndGet();
  }
}
