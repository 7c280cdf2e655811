package autograd.render.plot;

/**
 * A number that is marked on an axis.
 *
 * @param at the number
 * @param label how it is written
 */
record Tick(double at, String label) {}
