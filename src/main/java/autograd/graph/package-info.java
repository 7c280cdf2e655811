/**
 * The graph of a formula: {@link autograd.graph.Value Values}, the {@link autograd.graph.Operation
 * operations} that make them, and the one table in which every operation is written down. It holds
 * structure only; numbers belong to an evaluation at a point. This package uses no other package of
 * the program.
 */
package autograd.graph;
