/**
 * Formulas over many rows: value and gradient by blocks that stay in cache, an operation at a time,
 * to the same bits as an evaluation at each row.
 */
package autograd.compile;
