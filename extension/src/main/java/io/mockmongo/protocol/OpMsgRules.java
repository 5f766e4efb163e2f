package io.mockmongo.protocol;

import io.mockmongo.bson.Fields;
import io.mockmongo.bson.NameSet;
import io.mockmongo.journal.ProtocolRule;
import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.MsgFlag;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.Section;
import java.util.HashSet;
import java.util.Set;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * The rules for an OP_MSG: which fields it must have, and which it must not.
 *
 * <p>Specifications: OP_MSG; driver sessions; MongoDB handshake.
 */
final class OpMsgRules {

  static final String CLIENT = "client";

  private static final int LONGEST_VALUE = 200;
  private static final String WRITE_CONCERN = "writeConcern";
  private static final NameSet NAMES =
      NameSet.of("$db", "lsid", "txnNumber", WRITE_CONCERN, CLIENT);
  private static final int DB = 1;
  private static final int LSID = 1 << 1;
  private static final int TXN_NUMBER = 1 << 2;
  private static final int HAS_WRITE_CONCERN = 1 << 3;
  private static final int HAS_CLIENT = 1 << 4;

  private OpMsgRules() {}

  static void check(Received request, OpMsg message, WarningListener warnings) {
    RawBsonDocument body = message.body();
    int fields = NAMES.in(body);
    if ((fields & DB) == 0) {
      warnings.add(request, ProtocolRule.DATABASE, "this one has none");
    }
    if ((fields & (LSID | TXN_NUMBER)) == TXN_NUMBER) {
      warnings.add(request, ProtocolRule.TXN_NUMBER, "this one has none");
    }
    if (message.has(MsgFlag.MORE_TO_COME)) {
      checkUnacknowledged(request, body, fields, warnings);
    }
    if ((fields & HAS_CLIENT) != 0 && request.isHello()) {
      checkMetadata(request, warnings);
    }
    if (message.sections().size() > 1) {
      checkSequences(request, message, warnings);
    }
  }

  static void checkMetadata(Received request, WarningListener warnings) {
    if (request.isHello() && request.handshake().filter(first -> first != request).isPresent()) {
      warnings.add(request, ProtocolRule.CLIENT_METADATA, "this is a later one");
    }
  }

  private static void checkUnacknowledged(
      Received request, RawBsonDocument body, int fields, WarningListener warnings) {
    if ((fields & (LSID | TXN_NUMBER)) != 0) {
      String which = (fields & LSID) != 0 ? "an lsid" : "a txnNumber";
      warnings.add(request, ProtocolRule.UNACKNOWLEDGED_SESSION, "this has " + which);
    }
    if ((fields & HAS_WRITE_CONCERN) != 0) {
      BsonValue writeConcern = Fields.get(body, WRITE_CONCERN);
      if (!isZero(writeConcern)) {
        warnings.add(
            request,
            ProtocolRule.UNACKNOWLEDGED_CONCERN,
            "this has " + ExtendedJson.abbreviate(writeConcern, LONGEST_VALUE));
      }
    }
  }

  private static boolean isZero(BsonValue writeConcern) {
    BsonValue w = writeConcern.isDocument() ? Fields.get(writeConcern.asDocument(), "w") : null;
    return w != null && w.isNumber() && w.asNumber().doubleValue() == 0;
  }

  private static void checkSequences(Received request, OpMsg message, WarningListener warnings) {
    Set<String> seen = new HashSet<>();
    for (Section section : message.sections()) {
      if (section instanceof Section.Sequence sequence) {
        String name = sequence.identifier();
        if (!seen.add(name)) {
          warnings.add(request, ProtocolRule.SEQUENCE_TWICE, "two have '" + name + "'");
        }
        if (Fields.get(message.body(), name) != null) {
          warnings.add(request, ProtocolRule.FIELD_TWICE, "'" + name + "' is both");
        }
      }
    }
  }
}
