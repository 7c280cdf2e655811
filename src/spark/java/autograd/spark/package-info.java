/**
 * The kernel inside Apache Spark: a function of its SQL, sums and searches over its tables, and a
 * program for spark-submit.
 */
package autograd.spark;
