/**
 * What kernels cost, beside loops by hand in Java and beside other programs. Compiled where a build
 * asks for it, with the profile {@code benchmark}, and no part of the program.
 */
package autograd.benchmark;
