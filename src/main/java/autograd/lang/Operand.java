package autograd.lang;

import autograd.graph.Span;
import autograd.graph.Value;

/**
 * A Value as it stands in the text.
 *
 * @param value the Value
 * @param span where it stands, its parentheses included
 * @param kind the token type of the operator it was made by, where more of the same kind cannot
 *     follow without parentheses; else 0
 * @param last where the last operand of that operator stands; null if there is none
 */
record Operand(Value value, Span span, int kind, Span last) {
  Operand(Value value, Span span) {
    this(value, span, 0, null);
  }
}
