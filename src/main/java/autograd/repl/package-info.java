/**
 * A session: a program that grows line by line, the requests that are made of it, and the prompt at
 * which a person makes them. What the commands do is left to the command line's.
 */
package autograd.repl;
