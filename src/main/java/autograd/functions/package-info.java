/**
 * Arithmetic alone: what computes the functions of the table, from exp to Bessel's, in doubles and
 * where these do not do in {@link autograd.functions.DoubleDouble pairs of them}; over blocks of
 * points and in vector lanes too. The table names its methods, and {@link
 * autograd.functions.MethodReference} finds them. This package uses no other package of the
 * program.
 */
package autograd.functions;
