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
  private final Terms terms;
  private final LocalDerivatives locals;

  /** For each Value that an adjoint reached, what arrived there. */
  private final Map<Value, List<Flow>> arrived = new HashMap<>();

  /**
   * What flows to a Value.
   *
   * @param guard flows only where this holds; null for everywhere
   * @param branch of the guard that part which chooses between branches of the formula; elsewhere
   *     than where it holds nothing asks whether what flows is a number
   * @param isOpen whether the guard has still to be written around the adjoint
   */
  private record Flow(Value guard, Value branch, Value adjoint, boolean isOpen) {}

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
    return of(seeds, wanted, null);
  }

  /**
   * Likewise of one term, undefined wherever that is.
   *
   * @throws NoDerivativeException if one of the wanted Values feeds an operand by which there is no
   *     derivative
   */
  Map<Value, Value> whereDefined(Value term, Value seed, Collection<Value> wanted) {
    Undefined undefined = new Undefined(terms, term);
    return of(Map.of(term, seed), wanted, undefined.isNowhere() ? null : undefined);
  }

  private Map<Value, Value> of(
      Map<Value, Value> seeds, Collection<Value> wanted, Undefined undefined) {
    arrived.clear();
    BitSet fed = fedBy(wanted);
    int last = -1;
    for (Map.Entry<Value, Value> seed : seeds.entrySet()) {
      arrive(seed.getKey(), new Flow(null, null, seed.getValue(), false));
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
        gradient.put(value, within(undefined, sum, value));
      }
      boolean isNothing = undefined == null && terms.isNumber(sum.adjoint(), 0);
      if (!value.isLeaf() && !isNothing) {
        terms.place(value.span());
        pass(value, sum, fed, undefined);
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
  private void pass(Value value, Flow flow, BitSet fed, Undefined undefined) {
    for (int k = 0; k < value.arity(); k++) {
      Value operand = value.operand(k);
      if (!fed.get(operand.index())) {
        continue;
      }
      if (value.operation().isConditional()) {
        if (k > 0) {
          Value condition = value.operand(0);
          arrive(operand, chosen(flow, k == 1 ? condition : terms.not(condition)));
        }
        continue;
      }
      Value local = locals.of(value, k);
      boolean isNothing = terms.isNumber(flow.adjoint(), 0);
      if (local == null && !isNothing) {
        throw new NoDerivativeException(value, k);
      }
      // What is 0 is passed on where it may have to be undefined.
      if (local != null && (undefined != null || !terms.isNumber(local, 0))) {
        arrive(operand, times(flow, local));
        if (undefined != null) {
          undefined.slope(value, local);
        }
      }
    }
  }

  /** What has flowed to a Value; undefined where the output is. */
  private Value within(Undefined undefined, Flow flow, Value value) {
    Value chosen = flow.guard() == flow.branch() ? flow.adjoint() : closed(flow);
    if (undefined == null || undefined.isSaidBy(chosen, value)) {
      return closed(flow);
    }
    Value told = undefined.within(chosen);
    return flow.branch() == null ? told : terms.when(flow.branch(), told, terms.number(0));
  }

  private Flow guarded(Flow flow, Value condition) {
    return new Flow(both(flow.guard(), condition), flow.branch(), flow.adjoint(), true);
  }

  /** What flows into a branch of the formula. */
  private Flow chosen(Flow flow, Value condition) {
    Value guard = both(flow.guard(), condition);
    Value branch = both(flow.branch(), condition);
    return new Flow(guard, branch, flow.adjoint(), true);
  }

  private Value both(Value guard, Value condition) {
    return guard == null ? condition : terms.both(guard, condition);
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
    boolean isOpen = flow.isOpen() || (flow.guard() != null && !terms.isTame(local));
    return new Flow(flow.guard(), flow.branch(), terms.multiply(flow.adjoint(), local), isOpen);
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
    Value branch = ordered.get(0).branch();
    boolean isOneGuard = true;
    for (Flow flow : ordered) {
      isOneGuard &= flow.guard() == guard;
      branch = branch == flow.branch() ? branch : either(branch, flow.branch());
    }
    if (isOneGuard) {
      Value sum = null;
      boolean isOpen = false;
      for (Flow flow : ordered) {
        sum = sum == null ? flow.adjoint() : terms.add(sum, flow.adjoint());
        isOpen |= flow.isOpen();
      }
      return new Flow(guard, branch, sum, isOpen);
    }
    Value sum = null;
    for (Flow flow : ordered) {
      sum = sum == null ? closed(flow) : terms.add(sum, closed(flow));
      guard = guard == flow.guard() ? guard : either(guard, flow.guard());
    }
    return new Flow(guard, branch, sum, false);
  }

  private Value either(Value guard, Value other) {
    return guard == null || other == null ? null : terms.either(guard, other);
  }
}
