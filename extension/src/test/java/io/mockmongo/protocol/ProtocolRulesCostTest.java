package io.mockmongo.protocol;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.lessThan;

import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Position;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.Command;
import io.mockmongo.message.Message;
import io.mockmongo.message.OpMsg;
import io.mockmongo.origin.Origin;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.state.ClusterClock;
import io.mockmongo.state.ConnectionState;
import io.mockmongo.state.ServerState;
import io.mockmongo.state.StreamingClients;
import io.mockmongo.wire.Allocation;
import io.mockmongo.wire.Frame;
import io.mockmongo.wire.MessageDecoder;
import io.mockmongo.wire.MessageEncoder;
import org.junit.jupiter.api.Test;

class ProtocolRulesCostTest {

  private static final int TIMES = 1000;

  /** A view of the body and a cursor over it, whatever the size of the message. */
  @Test
  void what_keeps_the_rules_is_looked_at_without_being_decoded() throws Throwable {
    String text = "x".repeat(10_000);
    String insert =
        "{insert: 'c', x: '" + text + "', lsid: {id: 1}, documents: [{_id: 1}], $db: 'd'}";
    Frame frame = MessageEncoder.encode(OpMsg.of(1, 0, ExtendedJson.parse(insert)));
    Message message = MessageDecoder.decode(frame);
    var request =
        new Arrived(message, Command.of(message), new ConnectionState(new StreamingClients()));
    var state = new ServerState(ServerProfile.standalone(), new ClusterClock(), () -> {});
    var rules = new ProtocolRules(state, (any, rule, actual) -> {});

    long taken =
        Allocation.of(
            () -> {
              for (int i = 0; i < TIMES; i++) {
                rules.check(request, message, frame, new TextRules());
              }
              return null;
            });

    assertThat(taken / TIMES, lessThan(400L));
  }

  /** A request that no server received. */
  private record Arrived(Message message, Command command, ConnectionState state)
      implements IncomingRequest {

    @Override
    public Fact waitsSince() {
      return this;
    }

    @Override
    public boolean wasPassedOnBy(Origin responder) {
      return false;
    }

    @Override
    public boolean beginHold(Origin hold) {
      return true;
    }

    @Override
    public Position position() {
      return new Position(1);
    }

    @Override
    public long elapsedNanos() {
      return 0;
    }

    @Override
    public ConnectionId connection() {
      return new ConnectionId("nowhere", 1);
    }
  }
}
