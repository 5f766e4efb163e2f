package io.mockmongo.verify;

import io.mockmongo.journal.Received;
import io.mockmongo.json.VisibleText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.BsonValue;

/**
 * A request by which a client begins to authenticate, to a server that has no users.
 *
 * <p>Specification: Authentication; RFC 5802 (SCRAM), section 7, and RFC 4616 (PLAIN), section 2.
 *
 * @param user the user's name, or "" if the request does not tell it
 */
record LoginAttempt(String user) {

  private static final int LONGEST_NAME = 100;
  private static final Pattern SCRAM_USER = Pattern.compile("^[^,]*,[^,]*,n=([^,]*),");
  private static final Pattern PLAIN_USER = Pattern.compile("^[^\0]*\0([^\0]*)\0");

  /** Returns the attempt, or empty if a request is no first step of authentication. */
  static Optional<LoginAttempt> of(Received request) {
    return switch (request.command().name()) {
      case "saslStart" -> Optional.of(new LoginAttempt(userOf(request)));
      case "authenticate" -> Optional.of(new LoginAttempt(text(request, "user")));
      default -> Optional.empty();
    };
  }

  private static String userOf(Received saslStart) {
    BsonValue payload = saslStart.command().get("payload");
    if (payload == null || !payload.isBinary()) {
      return "";
    }
    String text = new String(payload.asBinary().getData(), StandardCharsets.UTF_8);
    String mechanism = text(saslStart, "mechanism");
    return mechanism.startsWith("SCRAM-")
        ? first(SCRAM_USER, text).replace("=2C", ",").replace("=3D", "=")
        : mechanism.equals("PLAIN") ? first(PLAIN_USER, text) : "";
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? found.group(1) : "";
  }

  private static String text(Received request, String field) {
    BsonValue value = request.command().get(field);
    return value != null && value.isString() ? value.asString().getValue() : "";
  }

  /** Returns what is wrong. */
  String problem() {
    String as = user.isEmpty() ? "" : " as user \"" + VisibleText.of(user, LONGEST_NAME) + "\"";
    return "the client authenticates" + as + ", but this server has no users";
  }

  /** Returns what is wrong, and what to do, before the remedy for any request. */
  String remedy() {
    return problem()
        + "; remove the credential from the test's settings, as server.applyTo(settings) does, or"
        + " use an address without a user, such as server.uri()\n    to test authentication, ";
  }
}
