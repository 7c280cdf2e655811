package autograd.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  @ParameterizedTest
  @CsvSource({
    // word, candidates, nearest
    "sni, sin cos, sin",
    "sinn, sin cos, sin",
    "si, sin cos, sin",
    "son, sin cos, sin",
    "SIN, sin cos, sin",
    "tahn, tan tanh, tanh",
    "sgn, sin sign, sign",
    "arctan, tan atan tanh, atan",
    "temprature, temperature tempo, temperature",
    "tmperatrue, temperature tempo, temperature",
    // too far, too short, or the word itself
    "ln, log sin,",
    "x, y z,",
    "sin, sin,",
    "maximum, max min,",
    "tmprtr, temperature,",
    "'', a b,",
    "abc, '',",
  })
  void findsWhatWasMeant(String word, String candidates, String nearest) {
    assertEquals(nearest, Nearest.to(word, Arrays.asList(candidates.split(" ", -1))));
  }
}
