package io.mockmongo.server;

import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Requests in the order of their positions, of which those that were added after a certain time are
 * found without looking at the others. A request that is added again is new. Not thread-safe.
 */
final class RequestQueue {

  private final NavigableMap<Position, Entry> byPosition = new TreeMap<>();
  private final NavigableMap<Long, Exchange> byArrival = new TreeMap<>();

  /** How many requests of each server want a reply. */
  private final Map<String, Integer> waiting = new HashMap<>();

  private long arrivals;

  private record Entry(Exchange request, long arrival) {}

  void add(Exchange request) {
    arrivals++;
    byPosition.put(request.position(), new Entry(request, arrivals));
    byArrival.put(arrivals, request);
    if (request.wantsReply()) {
      waiting.merge(request.member(), 1, Integer::sum);
    }
  }

  /** Removes a request; returns false if there is no such request. */
  boolean remove(Exchange request) {
    if (!contains(request)) {
      return false;
    }
    byArrival.remove(byPosition.remove(request.position()).arrival());
    if (request.wantsReply()) {
      waiting.merge(request.member(), -1, Integer::sum);
    }
    return true;
  }

  boolean contains(Received request) {
    Entry entry = byPosition.get(request.position());
    return entry != null && entry.request() == request;
  }

  /** Returns the number of requests that were ever added. */
  long arrivals() {
    return arrivals;
  }

  /** Returns the requests that were added after a number of others, oldest first. */
  List<Exchange> addedAfter(long earlier) {
    List<Exchange> requests = new ArrayList<>(byArrival.tailMap(earlier, false).values());
    requests.sort(Comparator.comparing(Exchange::position));
    return requests;
  }

  /** Returns the request that follows a position, or null. */
  Exchange firstAfter(Position position) {
    Map.Entry<Position, Entry> next = byPosition.higherEntry(position);
    return next == null ? null : next.getValue().request();
  }

  /** Returns the requests that one server received, oldest first. */
  List<Exchange> of(String address) {
    List<Exchange> requests = new ArrayList<>();
    for (Entry entry : byPosition.values()) {
      if (entry.request().member().equals(address)) {
        requests.add(entry.request());
      }
    }
    return requests;
  }

  /** Tells whether a request that one server received wants a reply. */
  boolean wantReply(String address) {
    return waiting.getOrDefault(address, 0) > 0;
  }
}
