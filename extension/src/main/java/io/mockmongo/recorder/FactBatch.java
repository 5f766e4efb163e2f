package io.mockmongo.recorder;

import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Position;
import java.util.List;

/**
 * The facts after a position.
 *
 * @param facts the facts that the journal still has, oldest first
 * @param isWhole whether no fact after the position was discarded
 * @param upTo the last position that was taken, or the given one if later
 */
record FactBatch(List<Fact> facts, boolean isWhole, Position upTo) {}
