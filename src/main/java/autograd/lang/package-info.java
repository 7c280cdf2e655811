/**
 * From text to graph: the grammar's parser, what names stand for, and diagnostics that know their
 * place in the source.
 */
package autograd.lang;
