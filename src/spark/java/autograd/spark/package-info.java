/** The kernel inside Apache Spark: a function of its SQL, and a program for spark-submit. */
package autograd.spark;
