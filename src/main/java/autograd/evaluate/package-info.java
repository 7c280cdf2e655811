/**
 * Numbers at a point: the forward pass, the backward pass, and what is to be said about points
 * where calculus gives no answer.
 */
package autograd.evaluate;
