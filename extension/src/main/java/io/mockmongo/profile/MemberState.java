package io.mockmongo.profile;

/**
 * The states of a replica set's members, as {@code replSetGetStatus} and the logs of a server name
 * them.
 *
 * <pre>{@code
 * replicaSet.transition(replicaSet.secondary(0), MemberState.RECOVERING);
 * }</pre>
 *
 * <p>Specification: server discovery and monitoring, "type"; replica set member states.
 */
public enum MemberState {
  /** The member has no configuration yet: clients take it for a ghost. */
  STARTUP(0),
  /** The member accepts writes. */
  PRIMARY(1),
  /** The member replicates, and serves reads with a read preference. */
  SECONDARY(2),
  /** The member is in maintenance or has fallen behind: it serves no reads. */
  RECOVERING(3),
  /** The member is in its initial sync: it serves no reads. */
  STARTUP2(5),
  /** The member votes and has no data. */
  ARBITER(7),
  /** The member undoes writes after an election: it serves no reads. */
  ROLLBACK(9),
  /** The member is in no configuration any more: clients take it for a ghost. */
  REMOVED(10);

  private final int code;

  MemberState(int code) {
    this.code = code;
  }

  /** Returns the number of the state, the field {@code myState} of {@code replSetGetStatus}. */
  public int code() {
    return code;
  }
}
