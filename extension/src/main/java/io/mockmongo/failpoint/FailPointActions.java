package io.mockmongo.failpoint;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The fail points that a server has, by name, with the actions of those that act here. */
final class FailPointActions {

  private static final Function<FailPointData, FailPointAction> NOTHING =
      data -> FailPointAction.NONE;

  private static final Map<String, Function<FailPointData, FailPointAction>> BY_NAME =
      Map.of(
          "failCommand",
          FailCommandAction::of,
          FailGetMoreAction.NAME,
          FailGetMoreAction::of,
          TransactionalWriteAction.NAME,
          TransactionalWriteAction::of,
          MaxTimeAction.NAME,
          data -> new MaxTimeAction(),
          "maxTimeNeverTimeOut",
          NOTHING,
          "rsSyncApplyStop",
          NOTHING,
          "stopReplProducer",
          NOTHING,
          "WTWriteConflictException",
          NOTHING,
          "dummy",
          NOTHING);

  private FailPointActions() {}

  /** Returns the names of all fail points. */
  static Set<String> names() {
    return BY_NAME.keySet();
  }

  /** Tells whether a server has a fail point of a name. */
  static boolean include(String name) {
    return BY_NAME.containsKey(name);
  }

  /** Returns the action of a fail point with some data. */
  static FailPointAction of(String name, FailPointData data) {
    return BY_NAME.get(name).apply(data);
  }
}
