package io.mockmongo.topology;

import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import io.mockmongo.journal.RoleChanged;
import io.mockmongo.profile.MemberState;
import io.mockmongo.server.MockMongoServerBuilder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeDiagnosingMatcher;

/** The roles that each member has had, by the positions in the journal. Thread-safe. */
final class RoleHistory {

  private final Map<String, ConcurrentSkipListMap<Position, String>> roles =
      new ConcurrentHashMap<>();

  /** Keeps the roles of a server that is not started yet. */
  void follow(MockMongoServerBuilder server) {
    server.listener(this::keep);
  }

  private void keep(Fact fact) {
    if (fact instanceof RoleChanged changed) {
      roles
          .computeIfAbsent(fact.member(), member -> new ConcurrentSkipListMap<>())
          .put(fact.position(), changed.role());
    }
  }

  /** Returns the role of the member that received a request, at that time. */
  private String roleAt(Received request) {
    var ofMember = roles.get(request.member());
    var last = ofMember == null ? null : ofMember.floorEntry(request.position());
    return last == null ? "of another deployment" : last.getValue();
  }

  /** Matches requests that a member in a state received. */
  Matcher<Received> sentTo(MemberState state) {
    return new TypeSafeDiagnosingMatcher<>(Received.class) {
      @Override
      protected boolean matchesSafely(Received request, Description mismatch) {
        String role = roleAt(request);
        mismatch.appendText("sent to " + request.member() + ", which was " + role);
        return role.equals(state.name());
      }

      @Override
      public void describeTo(Description description) {
        description.appendText("sent to a member that is " + state);
      }
    };
  }
}
