/**
 * Graph to Graph: derivatives as more graph, written with the same table of operations, and made
 * simpler. The reverse mode of the backward pass, with terms in place of numbers.
 */
package autograd.derive;
