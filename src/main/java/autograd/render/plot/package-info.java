/** Plots: one description, drawn in a terminal or on a page as SVG, PNG or PDF. */
package autograd.render.plot;
