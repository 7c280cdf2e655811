import autograd.Formula;
import autograd.compile.Kernel;
import java.util.Map;

/** A compiled formula over columns of numbers, and second derivatives. */
public final class ManyPoints {
  public static void main(String[] arguments) {
    Formula f = Formula.parse("(a*b)*(a+b)");

    Kernel.Rows rows =
        f.kernel().over(Map.of("a", new double[] {-2, 1}, "b", new double[] {3, 1}));
    System.out.println(rows.value()[1] + " " + rows.gradient("a")[1]);

    double[][] hessian = f.hessian(Map.of("a", -2.0, "b", 3.0));
    System.out.println(hessian[0][1]);
  }
}
