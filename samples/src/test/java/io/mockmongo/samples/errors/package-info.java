/** Applications that meet the errors of a server: each is retried, survived, or reported. */
package io.mockmongo.samples.errors;
