#!/bin/sh
# Makes the class archives with which the packaged program starts three times as fast: an AOT cache
# for each Java 25 or newer at hand, an AppCDS archive for 17 to 24. Each is good for exactly the
# Java that made it, which its name tells the launcher.
#
#   make-archives.sh PROGRAM-FOLDER COMMAND-LINES [JAVA-HOME ...]
#
# A folder with a runtime of its own gets the one archive for that; any other gets one for each
# JAVA-HOME given and each Java in the usual places. An archive that cannot be made is no failure:
# the program runs without.
set -eu

program=$1 command_lines=$2
shift 2
archives=$program/lib/archive
log=$program/../archives.log

# What a user's shell adds to every Java would become part of the archives.
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
export LC_ALL=C.UTF-8

property() {
    sed -n "s/^$2=\"\\(.*\\)\"\$/\\1/p" "$1/release"
}

# Runs Java $1 over the command lines as the launcher would, with further options. The garbage
# collector is part of what an archive is for, and so is, in an older one, the path of the jar.
rehearse() {
    java=$1/bin/java
    shift
    "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "$@" autograd.cli.Rehearsal "$command_lines" \
        >>"$log" 2>&1
}

aot_cache() {
    configuration=$2.configuration
    rehearse "$1" -XX:AOTMode=record "-XX:AOTConfiguration=$configuration" \
        -cp "$program/lib/autograd.jar" || :
    "$1/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:AOTMode=create \
        "-XX:AOTConfiguration=$configuration" "-XX:AOTCache=$2" -cp "$program/lib/autograd.jar" \
        >>"$log" 2>&1 || :
    rm -f "$configuration"
}

app_cds_archive() {
    class_path=$program/lib/autograd.jar
    if [ -d /proc/self/fd ]; then
        exec 9<"$program"
        class_path=/proc/self/fd/9/lib/autograd.jar
    fi
    rehearse "$1" "-XX:ArchiveClassesAtExit=$2" -cp "$class_path" || :
}

# Makes the archive of the Java in $1, under the name $2 if that is given.
archive() {
    version=$(property "$1" JAVA_VERSION)
    feature=${version%%[!0-9]*}
    [ "${feature:-0}" -ge 17 ] || return 0
    vendor=$(property "$1" IMPLEMENTOR)
    name=${2:-$(property "$1" JAVA_RUNTIME_VERSION)-${vendor%%[!A-Za-z0-9]*}}
    if [ "$feature" -ge 25 ]; then file=$archives/$name.aot; else file=$archives/$name.jsa; fi
    # One Java can be reached by several paths.
    [ ! -f "$file" ] || return 0
    if [ "$feature" -ge 25 ]; then aot_cache "$1" "$file.new"; else app_cds_archive "$1" "$file.new"; fi
    if [ -s "$file.new" ]; then
        mv "$file.new" "$file"
        echo "made $file"
    else
        rm -f "$file.new"
        echo "no archive for $1: see $log"
    fi
}

rm -rf "$archives"
mkdir -p "$archives"
: >"$log"
if [ -x "$program/runtime/bin/java" ]; then
    archive "$program/runtime" runtime
    exit
fi
# The same places as in the launcher.
for place in "$@" /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/openjdk* /opt/java* \
    /opt/java/* /opt/jdk* "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* \
    "${HOME-}"/.asdf/installs/java/* "${HOME-}"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if [ -r "$place/release" ] && [ -x "$place/bin/java" ]; then archive "$place"; fi
done
