package io.mockmongo.wire;

import io.mockmongo.message.Section;
import java.util.ArrayList;
import java.util.List;

/** A reader of the sections of one message, which checks that there is exactly one body. */
final class SectionsReader {

  private final FieldReader fields;
  private final List<Section> sections = new ArrayList<>(2);
  private boolean hasBody;

  private SectionsReader(FieldReader fields) {
    this.fields = fields;
  }

  /** Reads sections up to the end of the fields. */
  static List<Section> read(FieldReader fields) {
    var reader = new SectionsReader(fields);
    while (fields.hasRemaining()) {
      reader.readSection();
    }
    if (!reader.hasBody) {
      throw new MalformedMessageException("no body (kind 0 section)", fields.position());
    }
    return reader.sections;
  }

  private void readSection() {
    int start = fields.position();
    int kind = fields.uint8("section kind");
    switch (kind) {
      case SectionLayout.BODY -> addBody(start);
      case SectionLayout.SEQUENCE -> addSequence();
      default -> throw new MalformedMessageException("unknown section kind " + kind, start);
    }
  }

  private void addBody(int start) {
    if (hasBody) {
      throw new MalformedMessageException("a second body (kind 0 section)", start);
    }
    hasBody = true;
    sections.add(SectionLayout.decodeBody(fields));
  }

  private void addSequence() {
    sections.add(SectionLayout.decodeSequence(fields));
  }
}
