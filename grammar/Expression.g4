/*
 * The language of formulas.
 *
 * It knows no function by name: which functions exist, and how many operands
 * each takes, is the business of the table of operations. The alternatives of
 * `expression` stand in order of precedence, the tightest first.
 */
grammar Expression;

// What only the lexer built on this one tells apart: the word between two operands, x mod y, from
// the name; and the bracket behind a name, x[1], or behind another operand, from one that opens a
// vector or a group.
tokens { MODULO, OF_NAME, OF_OPERAND }

program
    : statement? (SEPARATOR statement?)* EOF
    ;

statement
    : name=NAME EQUALS expression                                       # binding
    | header EQUALS body=expression                                     # definition
    | expression                                                        # bare
    ;

header
    : name=NAME open=OPEN parameters+=NAME (COMMA parameters+=NAME)* close=CLOSE
    ;

part
    : name=NAME EQUALS expression
    ;

// An index that runs, before what it runs through: i = 1, n, x[i]^2.
range
    : name=NAME EQUALS from=expression COMMA to=expression COMMA
    ;

// A place in a vector, x[2], or several: x[2:4], W[1, :].
place
    : first=expression (colon=COLON last=expression)?
    | colon=COLON
    ;

expression
    : open=OPEN (part SEPARATOR)* expression (COMMA expression)* close=CLOSE # group
    | name=NAME (POWER minus=MINUS? exponent=NUMBER | exponent=SUPERSCRIPT)?
      open=OPEN (range? first=expression (COMMA expression)*)? close=CLOSE # call
    | name=NAME open=OF_NAME place (COMMA place)* close=CLOSE           # element
    | expression open=OF_OPERAND place (COMMA place)* close=CLOSE       # elementOf
    | expression operator=TRANSPOSE                                     # transpose
    | expression exponent=SUPERSCRIPT                                   # superscript
    | expression operator=FACTORIAL                                     # factorial
    | <assoc=right> expression operator=POWER expression                # power
    | operator=(PLUS | MINUS) expression                                # sign
    | expression operator=(TIMES | DIVIDE | QUOTIENT | MODULO | AT) expression # product
    | expression operator=(PLUS | MINUS) expression                     # sum
    | expression operator=COMPARISON expression                         # comparison
    | operator=NOT expression                                           # not
    | expression operator=AND expression                                # and
    | expression operator=OR expression                                 # or
    | <assoc=right> expression CHOICE expression COLON expression       # choice
    | number=NUMBER                                                     # number
    | name=NAME                                                         # name
    ;

PLUS       : '+' ;
MINUS      : '-' | '\u2212' ;                              // − minus sign
TIMES      : '*' | '\u00D7' | '\u00B7' | '\u22C5' ;        // × · ⋅
DIVIDE     : '/' | '\u00F7' ;                              // ÷
QUOTIENT   : '//' ;
AT         : '@' ;
TRANSPOSE  : '.T' ;
POWER      : '^' | '**' ;
FACTORIAL  : '!' ;
COMPARISON : '<' | '<=' | '\u2264' | '>' | '>=' | '\u2265' | '==' | '!=' | '<>' | '\u2260' ;
CHOICE     : '?' ;
COLON      : ':' ;
EQUALS     : '=' ;
ASSIGN     : ':=' ;                                        // said to be wrong, but read as one
COMMA      : ',' ;
OPEN       : '(' | '[' ;
CLOSE      : ')' | ']' ;
AND        : 'and' | '&&' ;
OR         : 'or' | '||' ;
NOT        : 'not' ;

SUPERSCRIPT : [\u207A\u207B]? [\u2070\u00B9\u00B2\u00B3\u2074-\u2079]+ ; // ² ⁻²
NUMBER     : (DIGITS ('.' DIGITS?)? | '.' DIGITS) EXPONENT?
           | '0' ([xX] HEX ('_'? HEX)* | [oO] [0-7] ('_'? [0-7])* | [bB] [01] ('_'? [01])*)
           | 'float(' ['"] [+-]? ('inf' | 'infinity' | 'nan') ['"] ')'
           ;
NAME       : MODULE? LETTER (LETTER | MARK)* | '\u221E' ;     // ∞

// A newline separates statements, except inside parentheses, where the lexer
// that is built on this one passes over it.
SEPARATOR  : ';' | '\r'? '\n' | '\r' ;

COMMENT    : '#' ~[\r\n]* -> skip ;
SPACE      : [ \t\f\u00A0\u2000-\u200A\u202F\u205F\u3000\uFEFF]+ -> skip ;

// Whatever else there is becomes a token too, so that the parser can say where it stands.
UNKNOWN    : . ;

// The modules in which other languages keep the functions and constants of this one.
fragment MODULE
    : ( 'np' | 'numpy' | 'jnp' | 'jax.numpy' | 'math' | 'torch' | 'tf' | 'tf.math'
      | 'special' | 'scipy.special' | 'sympy' | 'Math' | 'StrictMath' ) '.'
    | 'std::' 'numbers::'?
    ;
fragment DIGIT    : [0-9] ;
fragment DIGITS   : DIGIT+ ('_' DIGIT+)* ;
fragment HEX      : [0-9a-fA-F] ;
fragment EXPONENT : [eE] [+-]? DIGIT+ ;
fragment MARK     : [0-9'\u2080-\u2089] ;                  // digits, primes, subscript digits

// The blocks that letters and accents come from. Whether a character beyond ASCII is
// one is checked after the match: the exact classes would cost more at every start
// than all the rest of the lexer.
fragment LETTER
    : [A-Za-z_]
    | [\u00AA\u00B5\u00BA\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u1FFF]
    | [\u2090-\u209C\u2100-\u218B\u2C00-\u2DFF\u3005-\uD7FF]
    | [\uF900-\uFDFF\uFE20-\uFE2F\uFE70-\uFEFC\uFF10-\uFFDC]
    | [\u{10000}-\u{1F0FF}\u{20000}-\u{3FFFF}]
    ;
