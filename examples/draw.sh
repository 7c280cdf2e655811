#!/bin/sh
# Draws the graph of the neuron, with data and gradients, as neuron.svg in the
# directory given, or in this one. Needs Graphviz.
set -eu
examples=$(dirname "$0")
directory=${1:-.}

autograd dot -f "$examples/neuron.ag" -o "$directory/neuron.svg"
echo "wrote neuron.svg"

# $ directory=$(mktemp -d) && sh examples/draw.sh "$directory" && tail -n 1 "$directory/neuron.svg"
# wrote neuron.svg
# </svg>
