package io.mockmongo.topology;

import com.mongodb.event.ConnectionCheckedInEvent;
import com.mongodb.event.ConnectionCheckedOutEvent;
import com.mongodb.event.ConnectionPoolClearedEvent;
import com.mongodb.event.ConnectionPoolListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.types.ObjectId;

/** What a client's pool tells: which services it was cleared for, and the connections in use. */
final class PoolEvents implements ConnectionPoolListener {

  private final List<ObjectId> cleared = new CopyOnWriteArrayList<>();
  private final AtomicInteger checkedOut = new AtomicInteger();

  @Override
  public void connectionPoolCleared(ConnectionPoolClearedEvent event) {
    cleared.add(event.getServiceId());
  }

  @Override
  public void connectionCheckedOut(ConnectionCheckedOutEvent event) {
    checkedOut.incrementAndGet();
  }

  @Override
  public void connectionCheckedIn(ConnectionCheckedInEvent event) {
    checkedOut.decrementAndGet();
  }

  /** Returns the ids of the services that the pool was cleared for. */
  List<ObjectId> cleared() {
    return cleared;
  }

  int checkedOut() {
    return checkedOut.get();
  }
}
