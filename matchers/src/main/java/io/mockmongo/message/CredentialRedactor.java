package io.mockmongo.message;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/** Replaces the credentials in a command by {@code <hidden>} before it is shown to people. */
final class CredentialRedactor {

  private static final BsonString HIDDEN = new BsonString("<hidden>");
  private static final String SPECULATIVE = "speculativeAuthenticate";

  /** By command, the fields with a secret, or with data that a secret can be guessed from. */
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

  private CredentialRedactor() {}

  static RawBsonDocument redact(String command, RawBsonDocument document) {
    Set<String> secrets = SECRETS.getOrDefault(command, Set.of());
    return secrets.isEmpty() && !document.containsKey(SPECULATIVE)
        ? document
        : redact(secrets, document);
  }

  private static RawBsonDocument redact(Set<String> secrets, BsonDocument document) {
    RawBuilder shown = new RawBuilder();
    for (Field field : Fields.of(document)) {
      shown.append(field.name(), secrets.contains(field.name()) ? HIDDEN : shown(field));
    }
    return shown.build();
  }

  private static BsonValue shown(Field field) {
    return field.name().equals(SPECULATIVE) && field.value().isDocument()
        ? redact(SECRETS.get(SPECULATIVE), field.value().asDocument())
        : field.value();
  }
}
