package autograd.derive;

import autograd.graph.Value;
import autograd.operations.Formula;
import autograd.operations.Operation;
import autograd.operations.OperationTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of the squares of functions: one row an identity, of which each side may take the
 * place of the other where that leaves fewer terms.
 */
final class Identities {
  static final String[] ROWS = {
    "sin(x)^2  = 1 - cos(x)^2",
    "sec(x)^2  = 1 + tan(x)^2",
    "csc(x)^2  = 1 + cot(x)^2",
    "cosh(x)^2 = 1 + sinh(x)^2",
    "sech(x)^2 = 1 - tanh(x)^2",
    "coth(x)^2 = 1 + csch(x)^2",
  };

  private static final List<Identity> ALL = read();

  private final Terms terms;

  /** The square of the first function is 1 and the square of the second, or 1 less that. */
  record Identity(Formula left, Formula right) {
    Operation first() {
      return left.operands().get(0).operation();
    }

    Operation second() {
      return right.operands().get(1).operands().get(0).operation();
    }

    int sign() {
      return right.operation().name().equals("+") ? 1 : -1;
    }
  }

  Identities(Terms terms) {
    this.terms = terms;
  }

  /** Every identity, in the order of the table. */
  static List<Identity> all() {
    return ALL;
  }

  private static List<Identity> read() {
    OperationTable table = OperationTable.standard();
    List<Identity> all = new ArrayList<>();
    for (String row : ROWS) {
      String[] sides = row.split("=", -1);
      Formula left = Formula.read(sides[0].trim(), List.of("x"), table);
      all.add(new Identity(left, Formula.read(sides[1].trim(), List.of("x"), table)));
    }
    return all;
  }

  /** An equal polynomial of as few terms as replacing squares leaves. */
  Polynomial shortest(Polynomial polynomial) {
    Polynomial shortest = polynomial;
    boolean isShorter = true;
    while (isShorter) {
      isShorter = false;
      for (Polynomial other : neighbours(shortest)) {
        if (other.isManageable() && other.size() < shortest.size()) {
          shortest = other;
          isShorter = true;
        }
      }
    }
    return shortest;
  }

  private List<Polynomial> neighbours(Polynomial polynomial) {
    Set<Value> squared = new LinkedHashSet<>();
    for (Map<Value, Integer> powers : polynomial.terms().keySet()) {
      powers.forEach(
          (variable, power) -> {
            if (power > 1 && !variable.isLeaf() && variable.arity() == 1) {
              squared.add(variable);
            }
          });
    }
    List<Polynomial> neighbours = new ArrayList<>();
    for (Value variable : squared) {
      for (Identity identity : ALL) {
        Value x = variable.operand(0);
        Ratio sign = Ratio.of(identity.sign());
        if (variable.operation() == identity.first()) {
          Polynomial other = square(identity.second(), x);
          neighbours.add(replaced(polynomial, variable, Polynomial.ONE.plus(other.times(sign))));
        } else if (variable.operation() == identity.second()) {
          Polynomial other = square(identity.first(), x).plus(Polynomial.of(Ratio.of(-1)));
          neighbours.add(replaced(polynomial, variable, other.times(sign)));
        }
      }
    }
    return neighbours;
  }

  private Polynomial square(Operation operation, Value x) {
    return Polynomial.of(terms.apply(operation, x)).power(2);
  }

  /** A polynomial with another in place of the square of a variable. */
  private static Polynomial replaced(Polynomial polynomial, Value variable, Polynomial square) {
    Polynomial all = Polynomial.ZERO;
    for (Map.Entry<Map<Value, Integer>, Ratio> term : polynomial.terms().entrySet()) {
      Polynomial part = Polynomial.of(term.getValue());
      for (Map.Entry<Value, Integer> power : term.getKey().entrySet()) {
        boolean isSquared = power.getKey() == variable;
        Polynomial each = Polynomial.of(power.getKey());
        int pairs = isSquared ? power.getValue() / 2 : 0;
        part = part.times(each.power(power.getValue() - 2 * pairs));
        for (int i = 0; i < pairs; i++) {
          part = part.times(square);
        }
      }
      all = all.plus(part);
    }
    return all;
  }
}
