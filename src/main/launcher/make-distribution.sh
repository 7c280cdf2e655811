#!/bin/sh
# Packs the program with a Java runtime of its own, trimmed to what it uses, and the class archive
# for that runtime: autograd-VERSION-PLATFORM.tar.gz, which runs where no Java is installed.
#
#   make-distribution.sh PROGRAM-FOLDER VERSION TIMESTAMP OUTPUT-FOLDER JAVA-HOME [JAVA-HOME ...]
#
# The runtime comes from the first JDK if that is 25 or newer, else from the newest of them all:
# a program with an AOT cache, new in 25, starts fastest.
set -eu

program=$1 version=$2 timestamp=$3 output=$4
shift 4
sources=${0%/*}

fail() {
    echo "make-distribution: $1" >&2
    exit 1
}

best=0 jdk=''
for place in "$@" /usr/lib/jvm/* /usr/lib64/jvm/* /opt/java/* /opt/jdk* \
    "${HOME-}"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -r "$place/release" ] && [ -x "$place/bin/jlink" ]; then
        feature=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$place/release")
        if [ "$best" -lt 25 ] && [ "${feature:-0}" -gt "$best" ]; then
            best=$feature jdk=$place
        fi
    fi
done
[ "$best" -ge 17 ] || fail "there is no JDK 17 or newer with jlink"

case $(uname -s) in
    Linux) system=linux ;;
    Darwin) system=macos ;;
    *) system=$(uname -s | tr '[:upper:]' '[:lower:]') ;;
esac
case $(uname -m) in
    x86_64 | amd64) machine=x64 ;;
    aarch64 | arm64) machine=arm64 ;;
    *) machine=$(uname -m) ;;
esac

name=autograd-$version
folder=$output/$name
rm -rf "$output"
mkdir -p "$folder/lib"
cp -Rp "$program/bin" "$folder/bin"
cp -p "$program"/lib/*.jar "$folder/lib"
cp -Rp "$program/lib/duckdb" "$folder/lib/duckdb"
if [ -d "$program/share" ]; then cp -Rp "$program/share" "$folder/share"; fi
cp "$sources/install.sh" "$program/LIBRARIES" "$program/LICENSE" "$folder"
chmod 755 "$folder/install.sh"

# JLine names a module that is left out, its native part, and needs none that the program does not.
set --
for jar in "$folder"/lib/*.jar "$folder"/lib/duckdb/*.jar; do
    case $jar in
        */jline-*) ;;
        *) set -- "$@" "$jar" ;;
    esac
done
modules=$("$jdk/bin/jdeps" --multi-release "$best" --ignore-missing-deps --print-module-deps "$@")
"$jdk/bin/jlink" --add-modules "$modules" --output "$folder/runtime" --strip-java-debug-attributes \
    --no-header-files --no-man-pages --vm server
# The archive knows files by their times, and packages keep whole seconds at best.
find "$folder" -exec touch -d "$timestamp" {} +
sh "$sources/make-archives.sh" "$folder"

archive=$output/../$name-$system-$machine.tar.gz
(cd "$output" && tar -cf - "$name") | gzip -9n >"$archive"
echo "made $archive with $(sed -n 's/^JAVA_VERSION=//p' "$folder/runtime/release") from $jdk, modules $modules"
