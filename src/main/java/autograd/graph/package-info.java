/**
 * The graph of a formula: {@link autograd.graph.Value Values}, each made by an operation from
 * others, in the order in which they can be computed. It holds structure only; numbers belong to an
 * evaluation at a point.
 */
package autograd.graph;
