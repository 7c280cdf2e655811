# Prints what fish offers for each of the command lines it reads, and a line -- after each:
# complete.fish SHARE <LINES
source $argv[1]/fish/vendor_completions.d/autograd.fish
while read -l line
    complete -C "$line"
    printf '%s\n' --
end
