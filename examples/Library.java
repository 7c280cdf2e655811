import autograd.Formula;
import autograd.compile.Kernel;
import java.util.Map;

/** A program that uses autograd as a library. */
public final class Library {
  private Library() {}

  public static void main(String[] arguments) {
    Formula f = Formula.parse("(a*b)*(a+b)");
    Formula.Point at = f.at(Map.of("a", -2.0, "b", 3.0));
    System.out.println(at.value() + " " + at.gradient("a") + " " + at.gradient("b"));
    System.out.println(f.derivative("a"));
    System.out.println(f.hessian(Map.of("a", -2.0, "b", 3.0))[0][1]);

    // Many points at once.
    Kernel.Rows rows =
        f.kernel().over(Map.of("a", new double[] {-2, 1}, "b", new double[] {3, 1}));
    System.out.println(rows.value()[1] + " " + rows.gradient("a")[1]);
  }
}
