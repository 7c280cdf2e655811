/**
 * Measured numbers and what their uncertainties make of a formula's: by its slopes, by its second
 * derivatives, and by drawing numbers. After the Guide to the expression of uncertainty in
 * measurement (JCGM 100:2008) and its supplement on Monte Carlo (JCGM 101:2008).
 */
package autograd.measure;
