package autograd.derive;

import autograd.evaluate.NoDerivativeException;
import autograd.graph.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The backward pass with terms in place of numbers: from a term its adjoints, which are more terms
 * of the same graph. It is the same loop down, and each use of a Value adds its contribution; so
 * the gradient by any number of inputs takes a few operations for each one of the term's own.
 *
 * <p>A branch that is not taken must receive nothing, whatever stands in it: 0 times the infinite
 * slope of a square root there would be NaN. So an adjoint carries the condition under which it
 * flows, and that condition is put around the product, {@code if(x > 0, 1/x, 0)}, not into it.
 */
final class Adjoints {
  /** Operations whose slopes are finite wherever their operands are. */
  private static final Set<String> TAME =
      Set.of(
          "+", "-", "*", "sin", "cos", "exp", "sinh", "cosh", "tanh", "sech", "sigmoid", "abs",
          "sign", "if", "<", "<=", ">", ">=", "==", "!=", "and", "or", "not", "relu", "max", "min",
          "atan");

  private final Terms terms;
  private final LocalDerivatives locals;

  /** For each Value that an adjoint reached, what arrived there. */
  private final Map<Value, List<Flow>> arrived = new HashMap<>();

  /** Which of the first terms are tame, and how many have been looked at. */
  private final BitSet tame = new BitSet();

  private int known;

  /**
   * What flows to a Value.
   *
   * @param guard flows only where this holds; null for everywhere
   * @param isOpen whether the guard has still to be written around the adjoint
   */
  private record Flow(Value guard, Value adjoint, boolean isOpen) {}

  Adjoints(Terms terms, Points points) {
    this.terms = terms;
    this.locals = new LocalDerivatives(terms, points);
  }

  /**
   * The derivative of a weighted sum of results by each of some Values.
   *
   * @param seeds the adjoint that each result starts with
   * @throws NoDerivativeException if one of the wanted Values feeds an operand by which there is no
   *     derivative
   */
  Map<Value, Value> of(Map<Value, Value> seeds, Collection<Value> wanted) {
    arrived.clear();
    BitSet fed = fedBy(wanted);
    int last = -1;
    for (Map.Entry<Value, Value> seed : seeds.entrySet()) {
      arrive(seed.getKey(), new Flow(null, seed.getValue(), false));
      last = Math.max(last, seed.getKey().index());
    }
    Map<Value, Value> gradient = new LinkedHashMap<>();
    wanted.forEach(each -> gradient.put(each, terms.number(0)));
    for (int i = fed.previousSetBit(last); i >= 0; i = fed.previousSetBit(i - 1)) {
      Value value = terms.values().get(i);
      List<Flow> flows = arrived.remove(value);
      if (flows == null) {
        continue;
      }
      Flow sum = sum(flows);
      if (gradient.containsKey(value)) {
        gradient.put(value, closed(sum));
      }
      if (!value.isLeaf() && !terms.isNumber(sum.adjoint(), 0)) {
        terms.place(value.span());
        pass(value, sum, fed);
      }
    }
    return gradient;
  }

  /** The Values that any of these are operands of, at any remove. */
  private BitSet fedBy(Collection<Value> sources) {
    BitSet fed = new BitSet(terms.size());
    int first = Integer.MAX_VALUE;
    for (Value source : sources) {
      fed.set(source.index());
      first = Math.min(first, source.index());
    }
    for (int i = first; i < terms.size(); i++) {
      Value value = terms.values().get(i);
      for (int k = 0; k < value.arity() && !fed.get(i); k++) {
        if (fed.get(value.operand(k).index())) {
          fed.set(i);
        }
      }
    }
    return fed;
  }

  private void arrive(Value value, Flow flow) {
    arrived.computeIfAbsent(value, any -> new ArrayList<>(2)).add(flow);
  }

  /** What a Value's adjoint contributes to those of its operands. */
  private void pass(Value value, Flow flow, BitSet fed) {
    for (int k = 0; k < value.arity(); k++) {
      Value operand = value.operand(k);
      if (!fed.get(operand.index())) {
        continue;
      }
      if (value.operation().isConditional()) {
        if (k > 0) {
          Value condition = value.operand(0);
          arrive(operand, guarded(flow, k == 1 ? condition : terms.not(condition)));
        }
        continue;
      }
      Value local = locals.of(value, k);
      if (local == null) {
        throw new NoDerivativeException(value, k);
      }
      if (!terms.isNumber(local, 0)) {
        arrive(operand, times(flow, local));
      }
    }
  }

  private Flow guarded(Flow flow, Value condition) {
    Value guard = flow.guard() == null ? condition : terms.both(flow.guard(), condition);
    return new Flow(guard, flow.adjoint(), true);
  }

  /** A slope that is 0 on one side, as that of relu, is a condition too. */
  private Flow times(Flow flow, Value local) {
    if (Terms.isApplication(local, "if", 3)) {
      if (terms.isNumber(local.operand(2), 0)) {
        return times(guarded(flow, local.operand(0)), local.operand(1));
      }
      if (terms.isNumber(local.operand(1), 0)) {
        return times(guarded(flow, terms.not(local.operand(0))), local.operand(2));
      }
    }
    boolean isOpen = flow.isOpen() || (flow.guard() != null && !isTame(local));
    return new Flow(flow.guard(), terms.multiply(flow.adjoint(), local), isOpen);
  }

  /** Whether a term is finite wherever the inputs are, as far as its operations tell. */
  boolean isTame(Value local) {
    for (; known <= local.index(); known++) {
      Value value = terms.values().get(known);
      boolean isTame =
          value.isLeaf()
              || TAME.contains(value.operation().name())
              || isPowerOfOrder(value)
              || isPart(value);
      for (int k = 0; k < value.arity() && isTame; k++) {
        isTame = tame.get(value.operand(k).index());
      }
      tame.set(known, isTame);
    }
    return tame.get(local.index());
  }

  /** Whether a term is x^2, x^3 and so on. */
  private static boolean isPowerOfOrder(Value value) {
    return Terms.isApplication(value, "^", 2)
        && value.operand(1).isConstant()
        && value.operand(1).number() >= 1
        && value.operand(1).number() == Math.rint(value.operand(1).number());
  }

  /** Whether a term is x/2, x/3 and so on. */
  private static boolean isPart(Value value) {
    return Terms.isApplication(value, "/", 2)
        && value.operand(1).isConstant()
        && Math.abs(value.operand(1).number()) >= 1;
  }

  private Value closed(Flow flow) {
    return flow.guard() != null && flow.isOpen()
        ? terms.when(flow.guard(), flow.adjoint(), terms.number(0))
        : flow.adjoint();
  }

  /** All that arrived, added up in the order in which the formula speaks of the uses. */
  private Flow sum(List<Flow> flows) {
    List<Flow> ordered = new ArrayList<>(flows);
    Collections.reverse(ordered);
    Value guard = ordered.get(0).guard();
    boolean isOneGuard = true;
    for (Flow flow : ordered) {
      isOneGuard &= flow.guard() == guard;
    }
    if (isOneGuard) {
      Value sum = null;
      boolean isOpen = false;
      for (Flow flow : ordered) {
        sum = sum == null ? flow.adjoint() : terms.add(sum, flow.adjoint());
        isOpen |= flow.isOpen();
      }
      return new Flow(guard, sum, isOpen);
    }
    Value sum = null;
    for (Flow flow : ordered) {
      sum = sum == null ? closed(flow) : terms.add(sum, closed(flow));
      guard = guard == null || flow.guard() == null ? null : terms.either(guard, flow.guard());
    }
    return new Flow(guard, sum, false);
  }
}
