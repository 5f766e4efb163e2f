package io.mockmongo.message;

import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/** Takes credentials out of a command before it is shown to people. */
final class Credentials {

  private static final BsonString HIDDEN = new BsonString("<hidden>");
  private static final String SPECULATIVE = "speculativeAuthenticate";

  /** By command, the fields that hold a secret or what one can be guessed from. */
  private static final Map<String, Set<String>> SECRETS =
      Map.of(
          "saslStart",
          Set.of("payload"),
          "saslContinue",
          Set.of("payload"),
          "authenticate",
          Set.of("key", "nonce"),
          "createUser",
          Set.of("pwd"),
          "updateUser",
          Set.of("pwd"),
          SPECULATIVE,
          Set.of("payload", "key", "nonce"));

  private Credentials() {}

  static BsonDocument hiddenIn(String command, RawBsonDocument document) {
    Set<String> secrets = SECRETS.getOrDefault(command, Set.of());
    if (secrets.isEmpty() && !document.containsKey(SPECULATIVE)) {
      return document;
    }
    BsonDocument shown = new BsonDocument();
    document.forEach(
        (name, value) ->
            shown.append(name, secrets.contains(name) ? HIDDEN : withoutSpeculation(name, value)));
    return shown;
  }

  private static BsonValue withoutSpeculation(String name, BsonValue value) {
    if (!name.equals(SPECULATIVE) || !value.isDocument()) {
      return value;
    }
    BsonDocument shown = value.asDocument().clone();
    SECRETS.get(SPECULATIVE).forEach(secret -> shown.computeIfPresent(secret, (n, v) -> HIDDEN));
    return shown;
  }
}
