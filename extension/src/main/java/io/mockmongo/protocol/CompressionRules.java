package io.mockmongo.protocol;

import io.mockmongo.journal.ProtocolRule;
import io.mockmongo.journal.Received;
import io.mockmongo.message.Compressor;
import io.mockmongo.state.NegotiatedFeatures;
import io.mockmongo.wire.Frame;
import java.util.Optional;
import java.util.Set;

/**
 * The rules for compressed messages: which commands may be compressed, and with which compressor.
 *
 * <p>Specification: wire compression.
 */
final class CompressionRules {

  private static final Set<String> NEVER_COMPRESSED =
      Set.of(
          "hello",
          "isMaster",
          "ismaster",
          "saslStart",
          "saslContinue",
          "getnonce",
          "authenticate",
          "createUser",
          "updateUser",
          "copydbSaslStart",
          "copydbsaslstart",
          "copydbgetnonce",
          "copydb");

  private CompressionRules() {}

  static void check(
      Received request, Frame frame, NegotiatedFeatures negotiated, WarningListener warnings) {
    Optional<Compressor> compressor = frame.compressor();
    if (compressor.isEmpty()) {
      return;
    }
    if (NEVER_COMPRESSED.contains(request.command().name())) {
      warnings.add(
          request, ProtocolRule.COMPRESSED_COMMAND, "this one is, with " + compressor.get());
    }
    if (!negotiated.includes(compressor.get())) {
      warnings.add(
          request, ProtocolRule.COMPRESSOR, compressor.get() + " is not one of " + negotiated);
    }
  }
}
