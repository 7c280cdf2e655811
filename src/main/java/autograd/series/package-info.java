/**
 * Generalised power series of a formula along one input or one direction: what a value does just to
 * the right and just to the left of a point. The slow road, for points where the ordinary passes
 * may be wrong: poles, kinks, cancelling infinities, numbers beyond the range of doubles. Nothing
 * is decided by a tolerance: coefficients are exact rationals or balls that hold the true number.
 */
package autograd.series;
