package io.mockmongo.topology;

import io.mockmongo.server.MockMongoServer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The links between the members of a replica set, some of which are cut, and the members that are
 * frozen. News spreads from member to member over the others. Not thread-safe.
 */
final class MemberLinks {

  private final Set<Set<MockMongoServer>> cut = new HashSet<>();
  private final Set<MockMongoServer> frozen = new HashSet<>();
  private final Predicate<MockMongoServer> isUp;

  /**
   * Creates links of which none is cut.
   *
   * @param isUp tells whether a member is up: one that is down passes no news on
   */
  MemberLinks(Predicate<MockMongoServer> isUp) {
    this.isUp = isUp;
  }

  void cut(MockMongoServer one, MockMongoServer other) {
    cut.add(Set.of(one, other));
  }

  void repair(MockMongoServer one, MockMongoServer other) {
    cut.remove(Set.of(one, other));
  }

  void repairAll() {
    cut.clear();
  }

  void freeze(MockMongoServer member) {
    frozen.add(member);
  }

  /** Returns whether the member was frozen. */
  boolean thaw(MockMongoServer member) {
    return frozen.remove(member);
  }

  /** Returns why a member can take no part in an election, or "" if it can. */
  String whyUnable(MockMongoServer member) {
    if (!isUp.test(member)) {
      return "it is down; restart(...) it before";
    }
    return frozen.contains(member) ? "it is frozen; thaw(...) it before" : "";
  }

  /** Repairs all links and thaws all members. */
  void restore() {
    cut.clear();
    frozen.clear();
  }

  private boolean isOpen(MockMongoServer from, MockMongoServer to) {
    return !frozen.contains(from) && !frozen.contains(to) && !cut.contains(Set.of(from, to));
  }

  /** Returns the members that news of one reach, itself included. */
  List<MockMongoServer> reachableFrom(MockMongoServer start, List<MockMongoServer> members) {
    Set<MockMongoServer> reached = new LinkedHashSet<>(List.of(start));
    Deque<MockMongoServer> next = new ArrayDeque<>(reached);
    while (!next.isEmpty()) {
      MockMongoServer from = next.remove();
      for (MockMongoServer to : members) {
        if (!to.equals(from) && isOpen(from, to) && reached.add(to) && isUp.test(to)) {
          next.add(to);
        }
      }
    }
    return new ArrayList<>(reached);
  }
}
