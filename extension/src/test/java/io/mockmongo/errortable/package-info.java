/**
 * The table of errors by driver: what the driver on the class path does after each error, measured
 * through the real driver and compared to the column of its version in the guide.
 */
package io.mockmongo.errortable;
