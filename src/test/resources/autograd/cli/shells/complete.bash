# Prints what bash offers for each of the command lines it reads, and a line -- after each:
# complete.bash SHARE <LINES
source "$1/bash-completion/completions/autograd"
while IFS= read -r line; do
  # The words of the line, as they stand; a formula is no pattern.
  set -f
  eval "COMP_WORDS=($line)"
  set +f
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  _autograd
  printf '%s\n' "${COMPREPLY[@]}" --
done
