/*
 * The language of formulas.
 *
 * It knows no function by name: which functions exist, and how many operands
 * each takes, is the business of the table of operations. The alternatives of
 * `expression` stand in order of precedence, the tightest first.
 */
grammar Expression;

program
    : statement? (SEPARATOR statement?)* EOF
    ;

statement
    : name=NAME EQUALS expression                                       # binding
    | header EQUALS expression                                          # definition
    | expression                                                        # bare
    ;

header
    : name=NAME open=OPEN parameters+=NAME (COMMA parameters+=NAME)* close=CLOSE
    ;

part
    : name=NAME EQUALS expression
    ;

expression
    : open=OPEN (part SEPARATOR)* expression close=CLOSE                # group
    | name=NAME open=OPEN (first=expression (COMMA expression)*)? close=CLOSE # call
    | expression exponent=SUPERSCRIPT                                   # superscript
    | <assoc=right> expression operator=POWER expression                # power
    | operator=(PLUS | MINUS) expression                                # sign
    | expression operator=(TIMES | DIVIDE) expression                   # product
    | expression operator=(PLUS | MINUS) expression                     # sum
    | expression operator=COMPARISON expression                         # comparison
    | operator=NOT expression                                           # not
    | expression operator=AND expression                                # and
    | expression operator=OR expression                                 # or
    | number=NUMBER                                                     # number
    | name=NAME                                                         # name
    ;

PLUS       : '+' ;
MINUS      : '-' | '\u2212' ;                              // − minus sign
TIMES      : '*' | '\u00D7' | '\u00B7' | '\u22C5' ;        // × · ⋅
DIVIDE     : '/' | '\u00F7' ;                              // ÷
POWER      : '^' | '**' ;
COMPARISON : '<' | '<=' | '\u2264' | '>' | '>=' | '\u2265' | '==' | '!=' | '\u2260' ;
EQUALS     : '=' ;
COMMA      : ',' ;
OPEN       : '(' | '[' ;
CLOSE      : ')' | ']' ;
AND        : 'and' ;
OR         : 'or' ;
NOT        : 'not' ;

SUPERSCRIPT : [\u2070\u00B9\u00B2\u00B3\u2074-\u2079]+ ;   // ²
NUMBER     : (DIGIT+ ('.' DIGIT*)? | '.' DIGIT+) EXPONENT? ;
NAME       : MODULE? LETTER (LETTER | MARK)* | '\u221E' ;     // ∞

// A newline separates statements, except inside parentheses, where the lexer
// that is built on this one passes over it.
SEPARATOR  : ';' | '\r'? '\n' | '\r' ;

COMMENT    : '#' ~[\r\n]* -> skip ;
SPACE      : [ \t\f\u00A0\u2000-\u200A\u202F\u205F\u3000\uFEFF]+ -> skip ;

// Whatever else there is becomes a token too, so that the parser can say where it stands.
UNKNOWN    : . ;

fragment MODULE   : ('np' | 'numpy' | 'jnp' | 'math' | 'torch' | 'Math') '.' ;
fragment DIGIT    : [0-9] ;
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
