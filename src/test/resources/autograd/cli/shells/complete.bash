# Prints what bash offers for a command line: complete.bash SHARE WORD...
source "$1/bash-completion/completions/autograd"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_autograd
printf '%s\n' "${COMPREPLY[@]}"
