/**
 * The command line: one class a command, its options beside its code, groups of options that
 * several commands share in classes of their own. Nothing is computed here.
 */
package autograd.cli;
