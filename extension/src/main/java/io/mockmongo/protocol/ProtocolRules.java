package io.mockmongo.protocol;

import io.mockmongo.journal.ProtocolRule;
import io.mockmongo.journal.Received;
import io.mockmongo.message.LegacyRequest;
import io.mockmongo.message.Message;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.OpQuery;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.state.NegotiatedFeatures;
import io.mockmongo.state.ServerState;
import io.mockmongo.wire.Frame;
import java.util.Set;

/**
 * What a client does against the protocol and is served all the same; see {@link ProtocolRule} for
 * each rule. Looks at every request, so it decodes nothing of those that keep the rules. What can't
 * be read at all never comes here.
 */
public final class ProtocolRules {

  /**
   * What servers still take by OP_QUERY: beside hellos, what connections begin with. Drivers long
   * after OP_MSG authenticate so, and the Java driver 3 asks for the build.
   */
  private static final Set<String> BEGINNINGS =
      Set.of("saslStart", "saslContinue", "authenticate", "buildInfo", "buildinfo");

  private final ServerState state;
  private final WarningListener warnings;

  /**
   * Makes the rules of one server.
   *
   * @param state what it is
   * @param warnings is told of what breaks a rule
   */
  public ProtocolRules(ServerState state, WarningListener warnings) {
    this.state = state;
    this.warnings = warnings;
  }

  /**
   * Warns of each rule that a request breaks.
   *
   * @param request the request
   * @param message what it is decoded to
   * @param frame its bytes
   */
  public void check(IncomingRequest request, Message message, Frame frame) {
    NegotiatedFeatures agreement = request.state().features();
    CompressionRules.check(request, frame, agreement, warnings);
    if (message instanceof OpMsg msg) {
      OpMsgRules.check(request, msg, warnings);
      SizeRules.check(request, msg, frame.uncompressedLength(), agreement.limits(), warnings);
    } else if (message instanceof LegacyRequest legacy) {
      checkLegacy(request, legacy);
    }
  }

  private void checkLegacy(Received request, LegacyRequest legacy) {
    if (state.current().profile().release().removedLegacyOpcodes() && !begins(request)) {
      warnings.add(request, ProtocolRule.LEGACY_OPCODE, "this is an " + legacy.opcode());
    }
    if (legacy instanceof OpQuery query && query.query().containsKey(OpMsgRules.CLIENT)) {
      OpMsgRules.checkMetadata(request, warnings);
    }
  }

  private static boolean begins(Received request) {
    return request.isHello() || BEGINNINGS.contains(request.command().name());
  }
}
