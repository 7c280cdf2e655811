# Prints what fish offers for a command line: complete.fish SHARE LINE
source $argv[1]/fish/vendor_completions.d/autograd.fish
complete -C $argv[2]
