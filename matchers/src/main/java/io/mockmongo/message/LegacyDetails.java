package io.mockmongo.message;

import io.mockmongo.json.ExtendedJson;

/** The fields of a legacy request beside its document as text, each after a comma. */
final class LegacyDetails {

  private LegacyDetails() {}

  static String of(LegacyRequest request, int length) {
    StringBuilder text = new StringBuilder();
    if (request instanceof OpQuery query) {
      append(text, "numberToSkip", query.numberToSkip());
      append(text, "numberToReturn", query.numberToReturn());
      query
          .returnFieldsSelector()
          .ifPresent(
              fields ->
                  text.append(", projection ").append(ExtendedJson.abbreviate(fields, length)));
    }
    if (request.flagBits() != 0) {
      text.append(", flags ").append(request.flagNames());
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String name, int value) {
    if (value != 0) {
      text.append(", ").append(name).append(' ').append(value);
    }
  }
}
