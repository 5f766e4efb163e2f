package io.mockmongo.failpoint;

import java.util.Map;
import java.util.Optional;
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

  /** Returns the action of a fail point with some data; empty if no server has one of the name. */
  static Optional<FailPointAction> of(String name, FailPointData data) {
    return Optional.ofNullable(BY_NAME.get(name)).map(action -> action.apply(data));
  }
}
