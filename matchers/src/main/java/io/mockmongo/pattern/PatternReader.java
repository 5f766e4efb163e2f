package io.mockmongo.pattern;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * Makes patterns of documents, once; fails where one says what a pattern can't say. It knows what
 * the operators around say of every depth inside them.
 *
 * @param exact whether a document at this depth must have no other fields
 * @param exactBelow whether those further in must have none
 * @param ordered whether fields must stand in the order of the pattern
 * @param strict whether numbers must have the BSON type of the pattern
 */
record PatternReader(boolean exact, boolean exactBelow, boolean ordered, boolean strict) {

  /** Reads patterns as they are unless operators say otherwise. */
  static final PatternReader DEFAULT = new PatternReader(false, false, false, false);

  PatternReader exactly() {
    return new PatternReader(true, true, ordered, strict);
  }

  PatternReader root() {
    return new PatternReader(false, exactBelow, ordered, strict);
  }

  PatternReader below() {
    return new PatternReader(exactBelow, exactBelow, ordered, strict);
  }

  PatternReader inOrder() {
    return new PatternReader(exact, exactBelow, true, strict);
  }

  PatternReader strictly() {
    return new PatternReader(exact, exactBelow, ordered, true);
  }

  ValuePattern pattern(Place place, BsonValue written) {
    if (written.isDocument()) {
      return document(place, written.asDocument());
    }
    return written.isArray()
        ? ArrayPattern.elements(written.asArray(), below().patterns(place, written.asArray()))
        : new Literal(written, strict);
  }

  /** Reads each element of an array as a pattern. */
  List<ValuePattern> patterns(Place place, BsonArray written) {
    List<ValuePattern> patterns = new ArrayList<>();
    for (BsonValue element : written) {
      patterns.add(pattern(place.at(patterns.size()), element));
    }
    return List.copyOf(patterns);
  }

  private ValuePattern document(Place place, BsonDocument written) {
    List<Field> fields = Fields.of(written);
    return !fields.isEmpty() && Operator.isKey(fields.get(0).name())
        ? operator(place, fields)
        : fields(Side.of(written), below().entries(place, fields));
  }

  private ValuePattern operator(Place place, List<Field> fields) {
    Field field = fields.get(0);
    Place member = place.then(field.name());
    Operator operator = Operator.of(member, field.name());
    if (fields.size() > 1) {
      throw notAlone(member, field);
    }
    return operator.read(new Argument(this, operator, member, member, field.value()));
  }

  private List<DocumentFields.Entry> entries(Place place, List<Field> fields) {
    List<DocumentFields.Entry> entries = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (Field field : fields) {
      Place member = place.then(field.name(), entries.size());
      if (Operator.isKey(field.name())) {
        throw notAlone(member, field);
      }
      int nth = seen.merge(field.name(), 1, Integer::sum) - 1;
      ValuePattern pattern = pattern(member, field.value());
      entries.add(new DocumentFields.Entry(field.name(), nth, pattern));
    }
    return List.copyOf(entries);
  }

  private ValuePattern fields(Side wanted, List<DocumentFields.Entry> entries) {
    List<ValuePattern> parts = new ArrayList<>();
    parts.add(new DocumentFields.Subset(wanted, entries));
    if (exact) {
      parts.add(DocumentFields.NoOthers.than(entries));
    }
    if (ordered) {
      parts.add(new DocumentFields.InOrder(entries));
    }
    return parts.size() == 1 ? parts.get(0) : new LogicPattern.AllOf(List.copyOf(parts));
  }

  private static BadPattern notAlone(Place member, Field operator) {
    return BadPattern.key(member, operator.name() + " must stand alone in its document");
  }
}
