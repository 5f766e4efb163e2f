package io.mockmongo.server;

import io.mockmongo.journal.ProtocolRule;
import io.mockmongo.message.LegacyRequest;
import io.mockmongo.message.Message;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.OpQuery;
import io.mockmongo.respond.ServerRelease;
import io.mockmongo.wire.Frame;
import java.util.Set;

/**
 * What a client does against the protocol and is served all the same; see {@link ProtocolRule} for
 * each rule. Looks at every request, so it decodes nothing of those that keep the rules. What can't
 * be read at all never comes here.
 */
final class ProtocolRules {

  /**
   * What servers still take by OP_QUERY: beside hellos, what connections begin with. Drivers long
   * after OP_MSG authenticate so, and the Java driver 3 asks for the build.
   */
  private static final Set<String> BEGINNINGS =
      Set.of("saslStart", "saslContinue", "authenticate", "buildInfo", "buildinfo");

  private final ServerRelease release;
  private final Warnings warnings;

  ProtocolRules(ServerRelease release, Warnings warnings) {
    this.release = release;
    this.warnings = warnings;
  }

  /** Warns of each rule that a request breaks. */
  void check(Request request, Message message, Frame frame, Agreement agreement) {
    CompressionRules.check(request, frame, agreement, warnings);
    if (message instanceof OpMsg msg) {
      OpMsgRules.check(request, msg, warnings);
      SizeRules.check(request, msg, frame.uncompressedLength(), agreement.limits(), warnings);
    } else if (message instanceof LegacyRequest legacy) {
      checkLegacy(request, legacy);
    }
  }

  private void checkLegacy(Request request, LegacyRequest legacy) {
    if (release.removedLegacyOpcodes() && !begins(request)) {
      warnings.add(request, ProtocolRule.LEGACY_OPCODE, "this is an " + legacy.opcode());
    }
    if (legacy instanceof OpQuery query && query.query().containsKey(OpMsgRules.CLIENT)) {
      OpMsgRules.checkMetadata(request, warnings);
    }
  }

  private static boolean begins(Request request) {
    return request.isHello() || BEGINNINGS.contains(request.command().name());
  }
}
