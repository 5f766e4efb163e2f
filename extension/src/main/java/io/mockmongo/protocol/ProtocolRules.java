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
 * The check of each request against the rules of the protocol that a server tolerates the violation
 * of; see {@link ProtocolRule}. Decodes nothing of a request that keeps the rules, since every
 * request is checked. A message that cannot be read is refused earlier, by the wire package.
 */
public final class ProtocolRules {

  /**
   * The commands, beside hello, that servers still accept by OP_QUERY since connections begin with
   * them. Drivers authenticate so even long after OP_MSG exists, and the Java driver 3 asks for the
   * build.
   */
  private static final Set<String> OPENING_COMMANDS =
      Set.of("saslStart", "saslContinue", "authenticate", "buildInfo", "buildinfo");

  private final ServerState state;
  private final WarningListener warnings;

  /**
   * Makes the rules of one server.
   *
   * @param state the server's profile
   * @param warnings receives each violation
   */
  public ProtocolRules(ServerState state, WarningListener warnings) {
    this.state = state;
    this.warnings = warnings;
  }

  /**
   * Warns of each rule that a request violates.
   *
   * @param request the request
   * @param message the request's decoded message
   * @param frame the request's bytes
   * @param text received the request's text that is not valid UTF-8
   */
  public void check(IncomingRequest request, Message message, Frame frame, TextRules text) {
    text.check(request, warnings);
    NegotiatedFeatures negotiated = request.state().features();
    CompressionRules.check(request, frame, negotiated, warnings);
    if (message instanceof OpMsg msg) {
      OpMsgRules.check(request, msg, warnings);
      SizeRules.check(request, msg, frame.uncompressedLength(), negotiated.limits(), warnings);
    } else if (message instanceof LegacyRequest legacy) {
      checkLegacy(request, legacy);
    }
  }

  private void checkLegacy(Received request, LegacyRequest legacy) {
    if (state.current().profile().release().removedLegacyOpcodes() && !opensConnection(request)) {
      warnings.add(request, ProtocolRule.LEGACY_OPCODE, "this is an " + legacy.opcode());
    }
    if (legacy instanceof OpQuery query && query.query().containsKey(OpMsgRules.CLIENT)) {
      OpMsgRules.checkMetadata(request, warnings);
    }
  }

  private static boolean opensConnection(Received request) {
    return request.isHello() || OPENING_COMMANDS.contains(request.command().name());
  }
}
