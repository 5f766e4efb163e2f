/**
 * Bytes to frames to messages and back; pure functions over streams and buffers.
 *
 * <p>Apart from the server, so that the protocol can be read, tested and fuzzed without a socket or
 * a thread. Reading is strict: what {@link io.mockmongo.wire.MessageDecoder} lets pass can be told
 * apart byte by byte, compression and checksums included. Writing is not: {@link
 * io.mockmongo.wire.MessageEncoder} writes whatever a message holds, broken ones too, as a scripted
 * server must.
 */
package io.mockmongo.wire;
