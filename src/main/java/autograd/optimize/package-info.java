/** What a gradient is for: the parameters that fit data best, and how well the data know them. */
package autograd.optimize;
