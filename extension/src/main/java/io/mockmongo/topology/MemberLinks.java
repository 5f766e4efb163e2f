package io.mockmongo.topology;

import io.mockmongo.server.MockMongoServer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The links between the members of a replica set, some of which are cut. News spreads from member
 * to member over the others. Not thread-safe.
 */
final class MemberLinks {

  private final Set<Set<MockMongoServer>> cut = new HashSet<>();

  void cut(MockMongoServer one, MockMongoServer other) {
    cut.add(Set.of(one, other));
  }

  void repair(MockMongoServer one, MockMongoServer other) {
    cut.remove(Set.of(one, other));
  }

  void repairAll() {
    cut.clear();
  }

  /** Returns the members that news of one reach, itself included. */
  List<MockMongoServer> reachableFrom(MockMongoServer start, List<MockMongoServer> members) {
    Set<MockMongoServer> reached = new LinkedHashSet<>(List.of(start));
    Deque<MockMongoServer> next = new ArrayDeque<>(reached);
    while (!next.isEmpty()) {
      MockMongoServer from = next.remove();
      for (MockMongoServer to : members) {
        if (!to.equals(from) && !cut.contains(Set.of(from, to)) && reached.add(to)) {
          next.add(to);
        }
      }
    }
    return new ArrayList<>(reached);
  }
}
