package io.mockmongo.wire;

/**
 * A text of a message that is not valid UTF-8: a string, a name, a part of a regular expression.
 * Servers store such texts as they are; the Java driver sends one for a string with half of a
 * surrogate pair. Immutable.
 *
 * <pre>{@code
 * MessageDecoder.decode(frame, text -> System.out.println(text)); // InvalidText[kind=string, ...
 * }</pre>
 *
 * @param kind the kind of the text, such as {@code string}, or its field in a message
 * @param offset the offset of the text's first byte in the uncompressed frame
 * @param invalidOffset the offset of the first byte that does not belong to a character
 */
public record InvalidText(String kind, int offset, int invalidOffset) {}
