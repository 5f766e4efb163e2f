package io.mockmongo.journal;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.json.ExtendedJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonTimestamp;
import org.bson.BsonValue;

/**
 * Folds the fields that drivers and servers add to a document. A field in a form that drivers do
 * not give it stays in the document.
 */
final class FieldFolder {

  private static final BsonDocument UNSIGNED =
      new BsonDocument("hash", new BsonBinary(new byte[20])).append("keyId", new BsonInt64(0));

  private final List<Field> fields;
  private final Map<String, BsonValue> single = new HashMap<>();
  private final Set<String> folded = new HashSet<>();
  private final List<String> details = new ArrayList<>();

  private FieldFolder(BsonDocument document) {
    this.fields = Fields.of(document);
    fields.forEach(field -> single.put(field.name(), field.value()));
    Set<String> seen = new HashSet<>();
    fields.stream().map(Field::name).filter(name -> !seen.add(name)).forEach(single::remove);
  }

  /** Folds the fields of a request, except those to be shown, with whole ids. */
  static DocumentSummary summary(Received request, Collection<String> shown) {
    if (Boolean.getBoolean(DocumentSummary.FULL_DOCUMENTS_PROPERTY)) {
      return new DocumentSummary(request.text(DocumentSummary.LONGEST_IN_FULL), "");
    }
    FieldFolder folder = new FieldFolder(request.command().displayDocument());
    folder.foldDatabase(request.command().database());
    folder.foldSession(request);
    folder.foldTransaction();
    folder.foldClusterTime();
    return folder.without(shown, request.shortIds());
  }

  /** Folds the fields of a reply. */
  static DocumentSummary summary(BsonDocument reply, ShortIds ids) {
    if (Boolean.getBoolean(DocumentSummary.FULL_DOCUMENTS_PROPERTY)) {
      String text = ExtendedJson.abbreviate(reply, DocumentSummary.LONGEST_IN_FULL);
      return new DocumentSummary(text, "");
    }
    FieldFolder folder = new FieldFolder(reply);
    folder.foldOperationTime();
    folder.foldClusterTime();
    return folder.without(Set.of(), ids);
  }

  /** The namespace, which is shown beside the document, has the database. */
  private void foldDatabase(String database) {
    BsonValue value = single.get("$db");
    if (value != null && value.isString() && value.asString().getValue().equals(database)) {
      folded.add("$db");
    }
  }

  private void foldSession(Received request) {
    BsonValue lsid = single.get("lsid");
    if (lsid != null && lsid.isDocument() && Fields.of(lsid.asDocument()).size() == 1) {
      request.sessionId().ifPresent(id -> fold("lsid", "session " + name(request, id.toString())));
    }
  }

  private static String name(Received request, String id) {
    return request.sessionNumber().isPresent()
        ? String.valueOf(request.sessionNumber().getAsInt())
        : id.substring(0, id.indexOf('-'));
  }

  private void foldTransaction() {
    BsonValue number = single.get("txnNumber");
    if (number == null || !number.isInt64()) {
      return;
    }
    String counted = " " + number.asInt64().getValue();
    if (!BsonBoolean.FALSE.equals(single.get("autocommit"))) {
      fold("txnNumber", "txn" + counted);
    } else if (BsonBoolean.TRUE.equals(single.get("startTransaction"))) {
      fold("txnNumber", "starts transaction" + counted);
      folded.addAll(Set.of("autocommit", "startTransaction"));
    } else {
      fold("txnNumber", "transaction" + counted);
      folded.add("autocommit");
    }
  }

  /** An operation time that is also the cluster time says nothing new. */
  private void foldOperationTime() {
    BsonValue time = single.get("operationTime");
    if (time == null || !time.isTimestamp()) {
      return;
    }
    if (time.equals(clusterTime())) {
      folded.add("operationTime");
    } else {
      fold("operationTime", "operation time " + text(time.asTimestamp()));
    }
  }

  /** An unsigned cluster time, of a server without authentication, is in every message. */
  private void foldClusterTime() {
    BsonTimestamp time = clusterTime();
    if (time == null) {
      return;
    }
    if (UNSIGNED.equals(Fields.get(single.get("$clusterTime").asDocument(), "signature"))) {
      folded.add("$clusterTime");
    } else {
      fold("$clusterTime", "cluster time " + text(time));
    }
  }

  private BsonTimestamp clusterTime() {
    BsonValue gossip = single.get("$clusterTime");
    BsonValue time =
        gossip != null && gossip.isDocument()
            ? Fields.get(gossip.asDocument(), "clusterTime")
            : null;
    return time != null && time.isTimestamp() ? time.asTimestamp() : null;
  }

  private static String text(BsonTimestamp time) {
    return Integer.toUnsignedString(time.getTime()) + "." + Integer.toUnsignedString(time.getInc());
  }

  private void fold(String field, String detail) {
    folded.add(field);
    details.add(detail);
  }

  private DocumentSummary without(Collection<String> shown, ShortIds ids) {
    boolean isShown = folded.removeAll(Set.copyOf(shown));
    RawBuilder rest = new RawBuilder();
    fields.stream()
        .filter(field -> !folded.contains(field.name()))
        .forEach(field -> rest.append(field.name(), field.value()));
    String text = ExtendedJson.abbreviate(rest.build(), DocumentSummary.LONGEST, Set.copyOf(shown));
    return new DocumentSummary(
        (isShown ? ShortIds.NONE : ids).shorten(text), String.join(", ", details));
  }
}
