package shop;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.stereotype.Component;

/** Counts the contexts that have started. */
@Component
class ContextCounter implements ApplicationListener<ContextRefreshedEvent> {

  static final AtomicInteger STARTED = new AtomicInteger();

  @Override
  public void onApplicationEvent(ContextRefreshedEvent event) {
    STARTED.incrementAndGet();
  }
}
