/**
 * The codec of the wire protocol: bytes to frames to messages and back, as pure functions on
 * streams and buffers.
 *
 * <p>Apart from the server, so that the protocol can be read, tested and fuzzed without a socket or
 * a thread. Decoding is strict: {@link io.mockmongo.wire.MessageDecoder} checks every byte,
 * compression and checksums included. Encoding is not: {@link io.mockmongo.wire.MessageEncoder}
 * writes whatever a message holds, even if invalid, as a scripted server must.
 */
package io.mockmongo.wire;
