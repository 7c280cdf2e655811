#!/bin/sh
# Installs autograd, or takes it away again.
#
#   install.sh [--prefix DIR] [--uninstall]
#
# Everything goes below DIR, /usr/local unless given: the program and its Java to lib/autograd, a
# link to bin, and man pages and completions to share. What was installed is written down in
# lib/autograd/installed, and --uninstall removes exactly that.
set -eu

usage="usage: install.sh [--prefix DIR] [--uninstall]"

fail() {
    printf 'install.sh: error: %s\n  hint: %s\n' "$1" "$2" >&2
    exit "${3:-3}"
}

source=${0%/*}
[ "$source" != "$0" ] || source=.
prefix=/usr/local
action=install
# The copy of this script inside an installation takes that one away.
[ ! -f "$source/installed" ] || prefix=$(cd "$source/../.." && pwd)
while [ $# -gt 0 ]; do
    case $1 in
        --prefix)
            [ $# -ge 2 ] || fail "--prefix wants a folder" "$usage" 2
            prefix=$2
            shift
            ;;
        --prefix=*) prefix=${1#*=} ;;
        --uninstall) action=uninstall ;;
        -h | --help)
            echo "$usage"
            exit
            ;;
        *) fail "unknown argument '$1'" "$usage" 2 ;;
    esac
    shift
done
case $prefix in
    '') fail "--prefix wants a folder" "$usage" 2 ;;
    /) ;;
    /*) prefix=${prefix%/} ;;
    *) prefix=$PWD/$prefix ;;
esac
home=$prefix/lib/autograd
list=$home/installed

# Removes what the list names, last first, so that folders come after what is in them.
uninstall() {
    files='' folders=''
    newline='
'
    while IFS=' ' read -r kind path; do
        # A list that leads out of the prefix is not one that was written here.
        case $kind:$path in
            "folder:../${prefix##*/}") ;;
            *:/* | *:.. | *:../* | *:*/.. | *:*/../*)
                fail "$list names $path, which is not below $prefix" \
                    "the list is not as it was written; nothing was removed"
                ;;
        esac
        case $kind in
            file) files=$path$newline$files ;;
            folder) folders=$path$newline$folders ;;
        esac
    done <"$list"
    printf %s "$files" | while IFS= read -r path; do rm -f "$prefix/$path"; done
    for each in bin lib runtime LICENSE LIBRARIES install.sh installed; do
        rm -rf "${home:?}/${each:?}"
    done
    # What others have put beside that stays, and so does a folder that is not empty.
    rmdir "$home" 2>/dev/null || :
    # A folder that others have put something in by now stays.
    printf %s "$folders" | while IFS= read -r path; do
        rmdir "$prefix/$path" 2>/dev/null || :
    done
}

# Makes the folder $1 below the prefix, and notes the ones that were not there.
make_folder() {
    case $1 in */*) make_folder "${1%/*}" ;; esac
    if [ ! -d "$prefix/$1" ]; then
        mkdir "$prefix/$1" || fail "cannot make $prefix/$1" "give another --prefix, or become root"
        made=${made}"folder $1
"
    fi
}

# Copies a file of the share folder, unless somebody else has one of that name there.
place() {
    if [ -e "$prefix/$1" ] || [ -h "$prefix/$1" ]; then
        printf 'install.sh: warning: %s is there already, and is left as it is\n' "$prefix/$1" >&2
        return
    fi
    make_folder "${1%/*}"
    printf '%sfile %s\n' "$made" "$1" >>"$list"
    made=''
    cp "$source/$1" "$prefix/$1"
}

if [ $action = uninstall ]; then
    [ -f "$list" ] || fail "no autograd is installed under $prefix" "give the --prefix it went to"
    [ -w "$prefix/lib" ] || fail "cannot write to $prefix/lib" "become root"
    uninstall
    echo "autograd is gone from $prefix"
    exit
fi

[ -x "$source/runtime/bin/java" ] ||
    fail "this folder is not whole: there is no runtime/bin/java" "unpack the download anew"
[ ! -f "$source/installed" ] || fail "this is an installed autograd" "install from the download"
if [ -f "$list" ]; then
    uninstall
elif [ -e "$home" ] || [ -e "$prefix/bin/autograd" ] || [ -h "$prefix/bin/autograd" ]; then
    fail "there is another autograd under $prefix" "remove it first, or give another --prefix"
fi
made=''
if [ ! -d "$prefix" ]; then
    mkdir -p "$prefix" || fail "cannot make $prefix" "give another --prefix, or become root"
    made="folder ../${prefix##*/}
"
fi
make_folder lib/autograd
# From here on whatever happens can be taken away again.
printf '%s' "$made" >"$list"
made=''
cp -Rp "$source/bin" "$source/lib" "$source/runtime" "$source/LICENSE" "$source/LIBRARIES" \
    "$source/install.sh" "$home"
make_folder bin
printf '%sfile bin/autograd\n' "$made" >>"$list"
made=''
ln -s ../lib/autograd/bin/autograd "$prefix/bin/autograd"
for path in "$source"/share/man/man[17]/* "$source"/share/bash-completion/completions/* \
    "$source"/share/zsh/site-functions/* "$source"/share/fish/vendor_completions.d/*; do
    [ ! -f "$path" ] || place "${path#"$source"/}"
done
echo "autograd is installed: $prefix/bin/autograd"
case :${PATH-}: in
    *":$prefix/bin:"*) ;;
    *) echo "add $prefix/bin to PATH to call it by its name" ;;
esac
