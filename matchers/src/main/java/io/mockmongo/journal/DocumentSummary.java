package io.mockmongo.journal;

/**
 * The document of a message in one line for people, with the fields that drivers and servers add
 * folded into short forms behind it. The document can be pasted into a pattern, except for
 * {@linkplain ShortIds shortened} ObjectIds and UUIDs.
 *
 * <pre>{@code
 * insert.summary()             // {insert: 'orders', documents: [{_id: 7}]}  session 1, txn 3
 * insert.summary().document()  // {insert: 'orders', documents: [{_id: 7}]}
 * insert.text()                // ..., txnNumber: {$numberLong: '3'}, $db: 'shop', lsid: {id: ...}}
 * }</pre>
 *
 * <p>The document has about 2,000 chars at most. With the system property {@code
 * mockmongo.fullDocuments=true} nothing is folded, and it has about 100,000 chars at most.
 *
 * @param document the document as Extended JSON, without the folded fields
 * @param details the short forms of the folded fields, separated by commas; empty if there are none
 */
public record DocumentSummary(String document, String details) {

  /** The system property that shows documents in full if it is {@code true}. */
  public static final String FULL_DOCUMENTS_PROPERTY = "mockmongo.fullDocuments";

  /** The approximate maximum length of a document, in chars. */
  public static final int LONGEST = 2_000;

  /** The approximate maximum length of a document that is shown in full, in chars. */
  public static final int LONGEST_IN_FULL = 100_000;

  private static final String CUT = " ...";

  /**
   * Returns the line with the document cut to fit a length; the details are never cut.
   *
   * @param length the most chars, unless the details alone have more
   * @return the line
   */
  public String abbreviate(int length) {
    int room = Math.max(0, length - (toString().length() - document.length()));
    return document.length() <= room
        ? toString()
        : document.substring(0, Math.max(0, room - CUT.length())) + CUT + behind();
  }

  private String behind() {
    return details.isEmpty() ? "" : "  " + details;
  }

  /** Returns the document and, two blanks behind it, the details. */
  @Override
  public String toString() {
    return document + behind();
  }
}
