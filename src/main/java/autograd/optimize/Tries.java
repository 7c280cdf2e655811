package autograd.optimize;

/**
 * What came of beginning at several points.
 *
 * @param count how many there were
 * @param same how many of them led to the best fit
 * @param nowhere from how many there was no way, since the model is not finite there
 */
public record Tries(int count, int same, int nowhere) {}
