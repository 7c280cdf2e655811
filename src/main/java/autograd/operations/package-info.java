/**
 * The table of operations: one {@link autograd.operations.StandardOperations row} an operation, the
 * {@link autograd.operations.Formula formulas} and {@link autograd.operations.Convention
 * conventions} that a row is written in, and the {@link autograd.operations.Operation} that it
 * becomes. Whatever the program knows of an operation stands in its row.
 */
package autograd.operations;
