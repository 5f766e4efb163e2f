package io.mockmongo.samples.interop;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A reader of tshark's "packet details markup language" that looks for MongoDB's messages. */
final class Pdml {

  private static final String MONGO = "mongo.";

  private final XMLStreamReader xml;
  private final List<List<String>> messages = new ArrayList<>();

  private Pdml(XMLStreamReader xml) {
    this.xml = xml;
  }

  /** Returns the lines of each message. */
  static List<List<String>> messages(String text) {
    try {
      XMLInputFactory factory = XMLInputFactory.newFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      var pdml = new Pdml(factory.createXMLStreamReader(new StringReader(text)));
      pdml.readPackets();
      return pdml.messages;
    } catch (XMLStreamException e) {
      throw new AssertionError("tshark wrote what can't be read: " + text, e);
    }
  }

  private void readPackets() throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("proto")) {
        readProtocol();
      }
    }
  }

  private void readProtocol() throws XMLStreamException {
    if (name().equals("mongo")) {
      var message = new FieldLines();
      readFields(message);
      messages.add(message.lines());
    } else if (name().equals("_ws.malformed")) {
      messages.add(List.of(complaint()));
    }
  }

  /** Reads what stands within the present element, to its end. */
  private void readFields(FieldLines message) throws XMLStreamException {
    while (xml.next() != XMLStreamReader.END_ELEMENT) {
      if (xml.isStartElement()) {
        readField(message);
      }
    }
  }

  private void readField(FieldLines message) throws XMLStreamException {
    if (name().startsWith(MONGO)) {
      message.field(name().substring(MONGO.length()), value());
    } else {
      message.field(complaint(), "");
    }
    message.enter();
    readFields(message);
    message.leave();
  }

  /** What the dissector adds of its own where it can't go on, or is in doubt. */
  private String complaint() {
    return "complaint: " + attribute("showname");
  }

  /** Numbers that it shows in hexadecimal or rounded are read, all else is as it shows it. */
  private String value() {
    String shown = attribute("show");
    if (name().equals("mongo.element.value.double")) {
      return String.valueOf(Double.parseDouble(shown));
    }
    return shown.startsWith("0x") ? String.valueOf((int) (long) Long.decode(shown)) : shown;
  }

  private String name() {
    return attribute("name");
  }

  private String attribute(String attribute) {
    String value = xml.getAttributeValue(null, attribute);
    return value == null ? "" : value;
  }
}
