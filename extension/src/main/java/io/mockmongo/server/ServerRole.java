package io.mockmongo.server;

import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.RoleChanged;
import io.mockmongo.origin.SourceLine;
import io.mockmongo.profile.Membership;
import io.mockmongo.profile.ReplicaSet;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.state.ServerState;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The role of one server in its replica set: changes it, and records each change. Thread-safe. */
final class ServerRole {

  private final String address;
  private final ServerState state;
  private final CurrentConversation conversation;

  ServerRole(String address, ServerState state, CurrentConversation conversation) {
    this.address = address;
    this.state = state;
    this.conversation = conversation;
  }

  /**
   * Changes the profile; records a change of the role before clients can know. The change is made
   * once, unless another one comes between.
   */
  void change(UnaryOperator<ServerProfile> change) {
    ServerProfile profile = state.current().profile();
    ServerProfile changed =
        Objects.requireNonNull(change.apply(profile), "the profile that changesProfile made");
    Optional<Membership> before = profile.membership();
    Optional<Membership> after = changed.membership();
    if (after.isPresent() && !after.map(Membership::state).equals(before.map(Membership::state))) {
      record(after.get(), before.isEmpty() ? "at its start" : "at " + new SourceLine());
    }
    state.change(now -> now == profile ? changed : change.apply(now));
  }

  /** Records the role with which a test begins. */
  void beginTest() {
    state
        .current()
        .profile()
        .membership()
        .ifPresent(membership -> record(membership, "at the beginning of the test"));
  }

  private void record(Membership membership, String reason) {
    ConnectionId all = new ConnectionId(address, 0);
    String role = membership.state().name();
    String text = of(membership.set()) + " " + reason;
    conversation
        .get()
        .recorder()
        .record(
            (position, nanos) -> new RoleChanged(new Position(position), nanos, all, role, text));
  }

  private static String of(ReplicaSet set) {
    return "of " + set.name() + " in term " + set.term();
  }
}
