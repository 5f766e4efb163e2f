package io.mockmongo.server;

import io.mockmongo.journal.Fact;
import io.mockmongo.message.Compressor;
import io.mockmongo.respond.Answers;
import io.mockmongo.respond.ServerProfile;
import io.mockmongo.socket.Endpoint;
import io.mockmongo.tls.Tls;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What a server is built with; see {@link MockMongoServerBuilder} for each; tls is null for none.
 */
record Settings(
    Supplier<Endpoint> endpoint,
    Tls tls,
    ServerProfile profile,
    Predicate<Compressor> compressors,
    boolean strictProtocol,
    Answers answers,
    Duration patience,
    long journalBytes,
    boolean unattended,
    boolean byHand,
    Consumer<? super Fact> listener,
    BooleanSupplier debugged) {}
