# Types each of the command lines it reads, and a tab, into a zsh of its own, and prints what that
# shows, and a line -- after each: complete.zsh SHARE <LINES
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1=; fpath=($1/zsh/site-functions \$fpath); autoload -Uz compinit; compinit -u -D; LISTMAX=1000"
# What is typed is dealt with in order, so when this key shows its mark, the tabs before have shown all.
zpty -w shell "mark() { BUFFER=; print -r -- %sho''wn% }; zle -N mark; bindkey '^G' mark; echo rea''dy"
zpty -r shell output '*ready*'
while IFS= read -r line; do
  zpty -w -n shell "$line"$'\t\t\a'
  zpty -r shell output '*%shown%*'
  print -r -- "$output"
  print -r -- --
done
zpty -d shell
