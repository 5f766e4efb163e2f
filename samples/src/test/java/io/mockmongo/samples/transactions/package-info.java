/** Sessions and transactions: elections, two mongos, reads of a snapshot. */
package io.mockmongo.samples.transactions;
