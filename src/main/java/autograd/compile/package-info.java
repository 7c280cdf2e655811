/**
 * Formulas over many rows: value and gradient by blocks that stay in cache, to the same bits as an
 * evaluation at each row. At first an operation at a time; in a long run sums and products as loops
 * compiled for the formula. On request the whole of it in loops over the processor's vectors, with
 * functions that are right to a few units in the last place.
 */
package autograd.compile;
