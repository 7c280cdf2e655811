import autograd.Formula;
import java.util.Map;

/** Value, gradient and derivatives of a formula. */
public final class Library {
  public static void main(String[] arguments) {
    Formula f = Formula.parse("(a*b)*(a+b)");
    Formula.Point at = f.at(Map.of("a", -2.0, "b", 3.0));
    System.out.println(at.value() + " " + at.gradient("a") + " " + at.gradient("b"));
    System.out.println(f.derivative("a"));
  }
}
