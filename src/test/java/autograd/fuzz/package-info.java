/** Texts that nobody would type, against what the parser promises of every text. */
package autograd.fuzz;
