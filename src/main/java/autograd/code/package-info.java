/**
 * Formulas and their gradients as source text in other languages: what a target writes stands in
 * one table each, what it lacks is written out from others, and what is left is refused by name.
 */
package autograd.code;
