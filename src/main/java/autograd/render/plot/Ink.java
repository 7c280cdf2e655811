package autograd.render.plot;

import java.util.List;

/**
 * What a part of a picture is drawn with: a colour on light paper and one on dark. Those of curves
 * tell apart for every kind of sight, and from their paper by at least 4.5 to 1.
 */
enum Ink {
  PAPER(0xFFFFFF, 0x0D1117),
  GRID(0xE4E7EB, 0x262C34),
  AXIS(0x8B949E, 0x6E7681),
  TEXT(0x24292F, 0xE6EDF3),
  CURVE_1(0x0068A8, 0x58B0F0),
  CURVE_2(0xC04A00, 0xFF9A5C),
  CURVE_3(0x007A5A, 0x3FC79A),
  CURVE_4(0xA8478A, 0xE48CC4),
  CURVE_5(0x806000, 0xE0B340),
  CURVE_6(0x5A55C0, 0xA9A6FF);

  private static final List<Ink> CURVES =
      List.of(CURVE_1, CURVE_2, CURVE_3, CURVE_4, CURVE_5, CURVE_6);

  private final int light;
  private final int dark;

  Ink(int light, int dark) {
    this.light = light;
    this.dark = dark;
  }

  /** That of a function and its derivative. */
  static Ink of(Line line) {
    return CURVES.get(line.kind());
  }

  /** Red, green and blue on light paper. */
  int light() {
    return light;
  }

  /** Red, green and blue on dark paper. */
  int dark() {
    return dark;
  }
}
