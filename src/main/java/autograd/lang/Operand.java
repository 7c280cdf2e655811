package autograd.lang;

import autograd.graph.Span;
import autograd.graph.Value;

/**
 * A Value as it stands in the text, or a vector or matrix of several.
 *
 * @param value the Value; null if there are several
 * @param tensor the vector or matrix; null if there is one Value
 * @param span where it stands, its parentheses included
 * @param kind the token type of the operator it was made by, where more of the same kind cannot
 *     follow without parentheses; else 0
 * @param last where the last operand of that operator stands; null if there is none
 */
record Operand(Value value, Tensor tensor, Span span, int kind, Span last) {
  Operand(Value value, Span span) {
    this(value, null, span, 0, null);
  }

  Operand(Tensor tensor, Span span) {
    this(null, tensor, span, 0, null);
  }

  /** The same where it stands in parentheses, or is the operand of an operator of that kind. */
  Operand at(Span place, int operator, Span end) {
    return new Operand(value, tensor, place, operator, end);
  }

  Operand at(Span place) {
    return at(place, 0, null);
  }

  boolean isTensor() {
    return tensor != null;
  }

  Dimensions dimensions() {
    return tensor == null ? Dimensions.NUMBER : tensor.dimensions();
  }

  /** An element, counted from 0 row by row; of one number, that number whatever the index. */
  Value element(int index) {
    return tensor == null ? value : tensor.value(index);
  }
}
