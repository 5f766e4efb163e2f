/**
 * Readers and clients of other makers, who were not asked what the bytes should be: tshark names
 * every kind of message, and PyMongo, libmongoc and the Node driver hold a conversation each with a
 * scripted server. Tests of clients that are not installed are skipped; {@code .ci/clients}
 * installs them.
 */
package io.mockmongo.samples.interop;
