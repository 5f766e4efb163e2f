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
 * A reader of patterns from BSON values, in one match mode; it rejects invalid patterns.
 *
 * @param mode the mode that the enclosing operators set
 * @param sessions the lsid of each session that the pattern may name
 */
record PatternReader(MatchMode mode, Map<String, BsonDocument> sessions)
    implements OperatorArgument.NestedPatternReader {

  /** Reads a whole pattern. */
  static ValuePattern read(BsonDocument written, Map<String, BsonDocument> sessions) {
    return new PatternReader(MatchMode.DEFAULT, sessions).pattern(Location.ROOT, written);
  }

  @Override
  public ValuePattern read(MatchMode nested, Location location, BsonValue written) {
    return new PatternReader(nested, sessions).pattern(location, written);
  }

  private ValuePattern pattern(Location location, BsonValue written) {
    if (written.isDocument()) {
      return document(location, written.asDocument());
    }
    return written.isArray()
        ? ArrayPattern.elements(written.asArray(), below().patterns(location, written.asArray()))
        : new LiteralPattern(written, mode.strict());
  }

  private List<ValuePattern> patterns(Location location, BsonArray written) {
    List<ValuePattern> patterns = new ArrayList<>();
    for (BsonValue element : written) {
      patterns.add(pattern(location.at(patterns.size()), element));
    }
    return List.copyOf(patterns);
  }

  private ValuePattern document(Location location, BsonDocument written) {
    List<Field> fields = Fields.of(written);
    return !fields.isEmpty() && OperatorKey.isKey(fields.get(0).name())
        ? operator(location, fields)
        : fields(DifferenceSide.of(written), below().entries(location, fields));
  }

  private ValuePattern operator(Location location, List<Field> fields) {
    Field field = fields.get(0);
    Location member = location.then(field.name());
    Operator operator = Operator.of(member, field.name());
    if (fields.size() > 1) {
      throw notAlone(member, field);
    }
    return operator.read(this, mode, member, field.value());
  }

  private List<FieldsPattern.FieldPattern> entries(Location location, List<Field> fields) {
    List<FieldsPattern.FieldPattern> entries = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (Field field : fields) {
      Location member = location.then(field.name(), entries.size());
      if (OperatorKey.isKey(field.name())) {
        throw notAlone(member, field);
      }
      int nth = seen.merge(field.name(), 1, Integer::sum) - 1;
      ValuePattern pattern = pattern(member, field.value());
      entries.add(new FieldsPattern.FieldPattern(field.name(), nth, pattern));
    }
    return List.copyOf(entries);
  }

  private ValuePattern fields(DifferenceSide expected, List<FieldsPattern.FieldPattern> entries) {
    List<ValuePattern> parts = new ArrayList<>();
    parts.add(new FieldsPattern.SubsetPattern(expected, entries));
    if (mode.exact()) {
      parts.add(FieldsPattern.ExactFieldsPattern.of(entries));
    }
    if (mode.ordered()) {
      parts.add(new FieldsPattern.FieldOrderPattern(entries));
    }
    return parts.size() == 1 ? parts.get(0) : new LogicPattern.AllOfPattern(List.copyOf(parts));
  }

  private PatternReader below() {
    return new PatternReader(mode.below(), sessions);
  }

  private static InvalidPatternException notAlone(Location member, Field operator) {
    return InvalidPatternException.key(
        member, operator.name() + " must be the only key of its document");
  }
}
