package io.mockmongo.request;

import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.pattern.DocumentPattern;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Conditions on the session and the transaction of a request. */
final class SessionConditions {

  private static final String TRANSACTION =
      "{lsid: {$$exists: true}, txnNumber: {$$exists: true}, autocommit: false";

  private SessionConditions() {}

  static FactCondition<Received> session() {
    return fields("in a session", "{lsid: {$$exists: true}}");
  }

  static FactCondition<Received> session(BsonDocument lsid) {
    return same("in session " + ExtendedJson.write(lsid), lsid);
  }

  static FactCondition<Received> sessionOf(Received other) {
    BsonValue lsid = other.command().get("lsid");
    if (lsid == null) {
      throw new IllegalArgumentException(
          "inSessionOf(...): " + RequestReader.label(other) + " has no session (no lsid)");
    }
    return same("in the session of " + RequestReader.label(other), lsid);
  }

  static FactCondition<Received> transaction() {
    return fields("in a transaction", TRANSACTION + "}");
  }

  static FactCondition<Received> transactionStart() {
    return fields("starting a transaction", TRANSACTION + ", startTransaction: true}");
  }

  static FactCondition<Received> noTransaction() {
    return fields("outside any transaction", "{autocommit: {$$exists: false}}");
  }

  private static FactCondition<Received> fields(String text, String pattern) {
    return new DocumentConditions.PatternCondition<>(
        RequestReader::document, DocumentPattern.of(pattern), text);
  }

  private static FactCondition<Received> same(String text, BsonValue lsid) {
    return new TextCondition<>(text, "lsid", ExtendedJson.write(lsid), SessionConditions::lsid);
  }

  private static String lsid(Received request) {
    BsonValue lsid = request.command().get("lsid");
    return lsid == null ? "" : ExtendedJson.write(lsid);
  }
}
