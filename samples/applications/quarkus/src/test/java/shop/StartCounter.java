package shop;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the starts of the application. */
@ApplicationScoped
public class StartCounter {

  static final AtomicInteger STARTED = new AtomicInteger();

  void start(@Observes StartupEvent event) {
    STARTED.incrementAndGet();
  }
}
