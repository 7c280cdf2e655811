/** The door for programs: {@link autograd.Formula} is all that most of them need. */
package autograd;
