package io.mockmongo.benchmark;

/**
 * One figure of one contender in one round.
 *
 * @param what the row of the report
 * @param contender who played the server
 * @param value microseconds or bytes; less is better
 */
record Measure(String what, Contender contender, double value) {}
