/**
 * Values and gradients against what knows nothing of our rules: references that were computed to 25
 * digits elsewhere, and finite differences.
 */
package autograd.reference;
