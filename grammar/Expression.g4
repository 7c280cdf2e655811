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
    | expression                                                        # bare
    ;

expression
    : open=OPEN expression close=CLOSE                                  # group
    | name=NAME open=OPEN (first=expression (COMMA expression)*)? close=CLOSE # call
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

NUMBER     : (DIGIT+ ('.' DIGIT*)? | '.' DIGIT+) EXPONENT? ;
NAME       : LETTER (LETTER | MARK)* ;

// A newline separates statements, except inside parentheses, where the lexer
// that is built on this one passes over it.
SEPARATOR  : ';' | '\r'? '\n' | '\r' ;

COMMENT    : '#' ~[\r\n]* -> skip ;
SPACE      : [\p{Zs}\t\f\uFEFF]+ -> skip ;

// Whatever else there is becomes a token too, so that the parser can say where it stands.
UNKNOWN    : . ;

fragment DIGIT    : [0-9] ;
fragment EXPONENT : [eE] [+-]? DIGIT+ ;
fragment LETTER   : [\p{L}_] ;
fragment MARK     : [\p{M}\p{Nd}\u2080-\u2089'] ;          // digits, subscript digits, accents, primes
