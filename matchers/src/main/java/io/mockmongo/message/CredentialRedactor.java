package io.mockmongo.message;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * Replaces the credentials in a command by {@code <hidden>} before it is shown to people: in the
 * command itself, and in one inside it, as {@code explain} has. Names count in any case.
 */
final class CredentialRedactor {

  private static final BsonString HIDDEN = new BsonString("<hidden>");
  private static final String SPECULATIVE = "speculativeauthenticate";

  /**
   * By command, the fields with a secret, or with data that a secret can be guessed from; all in
   * lower case.
   */
  private static final Map<String, Set<String>> SECRETS =
      Map.of(
          "saslstart",
          Set.of("payload"),
          "saslcontinue",
          Set.of("payload"),
          "authenticate",
          Set.of("key", "nonce"),
          "createuser",
          Set.of("pwd"),
          "updateuser",
          Set.of("pwd"),
          "copydb",
          Set.of("key", "nonce"),
          "copydbsaslstart",
          Set.of("payload"),
          SPECULATIVE,
          Set.of("payload", "key", "nonce"));

  private CredentialRedactor() {}

  static RawBsonDocument redact(RawBsonDocument command) {
    return hasSecrets("", command) ? redact("", command) : command;
  }

  private static boolean hasSecrets(String name, BsonDocument document) {
    List<Field> fields = Fields.of(document);
    return !secrets(name, fields).isEmpty()
        || fields.stream()
            .filter(field -> field.value().isDocument())
            .anyMatch(field -> hasSecrets(field.name(), field.value().asDocument()));
  }

  private static RawBsonDocument redact(String name, BsonDocument document) {
    List<Field> fields = Fields.of(document);
    Set<String> secrets = secrets(name, fields);
    RawBuilder shown = new RawBuilder();
    for (Field field : fields) {
      shown.append(field.name(), secrets.contains(lowerCase(field.name())) ? HIDDEN : shown(field));
    }
    return shown.build();
  }

  private static BsonValue shown(Field field) {
    return field.value().isDocument()
        ? redact(field.name(), field.value().asDocument())
        : field.value();
  }

  /** Returns the fields with secrets of a document, which is a command or the value of a field. */
  private static Set<String> secrets(String name, List<Field> fields) {
    if (lowerCase(name).equals(SPECULATIVE)) {
      return SECRETS.get(SPECULATIVE);
    }
    String command = fields.isEmpty() ? "" : lowerCase(fields.get(0).name());
    return command.equals(SPECULATIVE) ? Set.of() : SECRETS.getOrDefault(command, Set.of());
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
