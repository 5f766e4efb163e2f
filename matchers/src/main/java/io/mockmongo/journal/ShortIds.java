package io.mockmongo.journal;

import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The short forms of the ObjectIds and UUIDs of a conversation, for texts that people read. A short
 * form belongs to one id: an ObjectId is shown by its last digits, since those that one process
 * generates begin alike, a UUID by its first digits, as many as it takes. Thread-safe.
 *
 * <pre>{@code
 * ids.shorten("{_id: {$oid: '665f1c2e9b3d4a0012345678'}}")   // {_id: {$oid: '...345678'}}
 * }</pre>
 */
public final class ShortIds {

  /** Shortens nothing; for facts outside a conversation. */
  static final ShortIds NONE = new ShortIds(0);

  private static final int SHORTEST_OBJECT_ID = 6;
  private static final int SHORTEST_UUID = 8;

  /** Limits memory; an id beyond this limit is shown in full. */
  private static final int MAX_IDS = 10_000;

  // A quote inside a string is escaped, so that neither matches there.
  private static final Pattern OBJECT_ID = Pattern.compile("\\{\\$oid: '([0-9a-f]{24})'}");
  private static final Pattern UUID =
      Pattern.compile("\\{\\$binary: \\{base64: '([A-Za-z0-9+/]{22}==)', subType: '04'}}");

  private final int limit;
  private final Map<String, String> idsByShortForm = new HashMap<>();

  /** Creates the short forms of one conversation, none yet. */
  public ShortIds() {
    this(MAX_IDS);
  }

  private ShortIds(int limit) {
    this.limit = limit;
  }

  /**
   * Shortens the ids in a text.
   *
   * @param extendedJson one or more documents as {@link io.mockmongo.json.ExtendedJson#write} gives
   *     them
   * @return the text with short forms, which no parser reads
   */
  public String shorten(String extendedJson) {
    String text = OBJECT_ID.matcher(extendedJson).replaceAll(found -> literal(found, this::oid));
    return UUID.matcher(text).replaceAll(found -> literal(found, this::uuid));
  }

  private static String literal(MatchResult found, UnaryOperator<String> shortForm) {
    String text = shortForm.apply(found.group(1));
    return Matcher.quoteReplacement(text.isEmpty() ? found.group() : text);
  }

  private String oid(String digits) {
    for (int length = SHORTEST_OBJECT_ID; length < digits.length(); length++) {
      String form = "{$oid: '..." + digits.substring(digits.length() - length) + "'}";
      if (isOf(digits, form)) {
        return form;
      }
    }
    return "";
  }

  private String uuid(String base64) {
    String digits = HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
    for (int length = SHORTEST_UUID; length < digits.length(); length++) {
      String form = "{$uuid: '" + digits.substring(0, length) + "...'}";
      if (isOf(digits, form)) {
        return form;
      }
    }
    return "";
  }

  /** Tells whether a short form is that of an id; gives it to the id if no other one has it. */
  private synchronized boolean isOf(String id, String shortForm) {
    String owner = idsByShortForm.get(shortForm);
    if (owner == null && idsByShortForm.size() < limit) {
      idsByShortForm.put(shortForm, id);
      return true;
    }
    return id.equals(owner);
  }
}
