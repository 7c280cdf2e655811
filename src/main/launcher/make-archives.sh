#!/bin/sh
# Makes the class archives with which the packaged program starts three times as fast: AOT caches
# for each Java 25 or newer at hand, AppCDS archives for 17 to 24. Each is good for exactly the
# Java that made it, which its name tells the launcher; and since a start pays for every class in
# its archive, there is a small one of what is asked most often, rehearsal-hot.txt, and one of the
# rest, rehearsal-rest.txt.
#
#   make-archives.sh PROGRAM-FOLDER [JAVA-HOME ...]
#
# A folder with a runtime of its own gets the archives for that; any other gets them for each
# JAVA-HOME given and each Java in the usual places. An archive that cannot be made is no failure:
# the program runs without.
set -eu

program=$1
shift
sources=${0%/*}
archives=$program/lib/archive
log=$program/../archives.log

# What a user's shell adds to every Java would become part of the archives.
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
export LC_ALL=C.UTF-8

property() {
    sed -n "s/^$2=\"\\(.*\\)\"\$/\\1/p" "$1/release"
}

# Runs Java $1 over the command lines of the role $2 as the launcher would, with further options.
# The garbage collector is part of what an archive is for, and so is, in an older one, the path of
# the jar.
rehearse() {
    java=$1/bin/java
    command_lines=$sources/rehearsal-$2.txt
    shift 2
    set -- "$@" autograd.cli.Rehearsal
    while IFS= read -r line; do
        case $line in '' | '#'*) ;; *) set -- "$@" "$line" ;; esac
    done <"$command_lines"
    "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "$@" >>"$log" 2>&1
}

aot_cache() {
    configuration=$3.configuration
    rehearse "$1" "$2" -XX:AOTMode=record "-XX:AOTConfiguration=$configuration" \
        -cp "$program/lib/autograd.jar" || :
    # With the options that the launcher adds to it, so a Java that refuses them has no archive.
    "$1/bin/java" -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 \
        -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:AOTMode=create \
        "-XX:AOTConfiguration=$configuration" "-XX:AOTCache=$3" -cp "$program/lib/autograd.jar" \
        >>"$log" 2>&1 || :
    rm -f "$configuration"
}

app_cds_archive() {
    class_path=$program/lib/autograd.jar
    if [ -d /proc/self/fd ]; then
        exec 9<"$program"
        class_path=/proc/self/fd/9/lib/autograd.jar
    fi
    rehearse "$1" "$2" -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 \
        "-XX:ArchiveClassesAtExit=$3" -cp "$class_path" || :
}

# Makes the archives of the Java in $1, under the name $2 if that is given.
make_archives() {
    version=$(property "$1" JAVA_VERSION)
    feature=${version%%[!0-9]*}
    [ "${feature:-0}" -ge 17 ] || return 0
    vendor=$(property "$1" IMPLEMENTOR)
    name=${2:-$(property "$1" JAVA_RUNTIME_VERSION)-${vendor%%[!A-Za-z0-9]*}}
    for role in hot rest; do
        file=$archives/$name-$role
        if [ "$feature" -ge 25 ]; then file=$file.aot; else file=$file.jsa; fi
        # One Java can be reached by several paths.
        [ ! -f "$file" ] || return 0
        if [ "$feature" -ge 25 ]; then
            aot_cache "$1" $role "$file.new"
        else
            app_cds_archive "$1" $role "$file.new"
        fi
        if [ -s "$file.new" ]; then
            mv "$file.new" "$file"
            echo "made $file"
        else
            rm -f "$file.new"
            echo "no archive for $1: see $log"
        fi
    done
}

rm -rf "$archives"
mkdir -p "$archives"
: >"$log"

# Java leaves an archive aside where a jar has another time than it had, as in a plain copy of the
# folder. But a time of 0 it takes for none, and goes by sizes alone; so the jars have that meanwhile.
times=$program/../archives.times
rm -rf "$times"
mkdir "$times"
restore_times() {
    for jar in "$program"/lib/*.jar; do touch -r "$times/${jar##*/}" "$jar"; done
    rm -rf "$times"
}
for jar in "$program"/lib/*.jar; do touch -r "$jar" "$times/${jar##*/}"; done
trap restore_times EXIT
TZ=UTC0 touch -t 197001010000.00 "$program"/lib/*.jar

if [ -x "$program/runtime/bin/java" ]; then
    make_archives "$program/runtime" runtime
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
    if [ -r "$place/release" ] && [ -x "$place/bin/java" ]; then make_archives "$place"; fi
done
