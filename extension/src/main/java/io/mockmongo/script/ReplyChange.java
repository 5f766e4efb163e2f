package io.mockmongo.script;

/**
 * A declaration that changes the replies of all responders. Thread-safe.
 *
 * <pre>{@code
 * ReplyChange change =
 *     server.changesReplies(command("find"), reply -> reply.append("ok", new BsonInt32(1)));
 * change.cancel();
 * }</pre>
 */
public interface ReplyChange extends Declaration {}
