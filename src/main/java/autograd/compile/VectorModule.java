package autograd.compile;

/** The module of vector instructions, which is there only if the JVM was started with it. */
final class VectorModule {
  private static final String NAME = "jdk.incubator.vector";

  private VectorModule() {}

  static boolean isThere() {
    return ModuleLayer.boot().findModule(NAME).isPresent();
  }

  /** How many doubles the processor's vectors hold. */
  static int lanes() {
    try {
      Object species =
          Class.forName(NAME + ".DoubleVector").getField("SPECIES_PREFERRED").get(null);
      return (Integer) Class.forName(NAME + ".VectorSpecies").getMethod("length").invoke(species);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("there are no vectors", e);
    }
  }
}
