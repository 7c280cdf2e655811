#!/bin/sh
# Walks along the parabola and prints where it is and how steep, one line a
# point: --get prints one bare number for a script to use.
set -eu
examples=$(dirname "$0")

for x in -1 0 0.5 1 2; do
  value=$(autograd eval -f "$examples/parabola.ag" --set x="$x" --get value)
  slope=$(autograd eval -f "$examples/parabola.ag" --set x="$x" --get gradient.x)
  echo "x=$x value=$value slope=$slope"
done

# $ sh examples/points.sh
# x=-1 value=12 slope=-10
# x=0 value=5 slope=-4
# x=0.5 value=3.75 slope=-1
# x=1 value=4 slope=2
# x=2 value=9 slope=8
