# Types a command line and a tab into a zsh of its own, and prints what it shows: complete.zsh SHARE LINE
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1=; fpath=($1/zsh/site-functions \$fpath); autoload -Uz compinit; compinit -u -D; LISTMAX=1000; echo rea''dy"
zpty -r shell output '*ready*'
zpty -w -n shell "$2"$'\t\t'
sleep 1
while zpty -r -t shell more; do output+=$more; done
print -r -- "$output"
zpty -d shell
