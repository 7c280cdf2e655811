/**
 * Formulas over many rows: value and gradient by blocks that stay in cache, to the same bits as an
 * evaluation at each row. At first an operation at a time; in a long run sums and products as loops
 * compiled for the formula, and functions in vector instructions where the JVM has them.
 */
package autograd.compile;
