#!/bin/sh
# Walks along the parabola and prints where it is and how steep, one line a
# point: --over names the points, and CSV is easily read by a script.
set -eu
examples=$(dirname "$0")

autograd eval -f "$examples/parabola.ag" --over x=-1,0,0.5,1,2 --format csv |
  while IFS=, read -r x value slope; do
    [ "$x" = x ] || echo "x=$x value=$value slope=$slope"
  done

# $ sh examples/points.sh
# x=-1 value=12 slope=-10
# x=0 value=5 slope=-4
# x=0.5 value=3.75 slope=-1
# x=1 value=4 slope=2
# x=2 value=9 slope=8
