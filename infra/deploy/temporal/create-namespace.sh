#!/bin/sh
# Creates the namespace, unless it is there. TEMPORAL_ADDRESS names the server.
set -eu

temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" >/dev/null 2>&1 ||
  temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention 7d
