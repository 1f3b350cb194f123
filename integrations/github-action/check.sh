#!/usr/bin/env bash
# The action's step: turns the inputs (environment variables INPUT_…) into arguments of mannerly check, runs it, and
# tells the outputs. Annotations and the step's summary are the program's own doing.
set -euo pipefail

arguments=(check --format github)

option() { # option NAME VALUE: only when the input says something
  if [ -n "$2" ]; then arguments+=("--$1=$2"); fi
}
lines() { # lines TEXT: its lines that are not blank, into the array `found`
  found=()
  while IFS= read -r line; do
    line=${line%$'\r'}
    if [ -n "${line//[[:space:]]/}" ]; then found+=("$line"); fi
  done <<<"$1"
}

option fail-on "${INPUT_FAIL_ON:-}"
option fail-under "${INPUT_FAIL_UNDER:-}"
option changed-since "${INPUT_CHANGED_SINCE:-}"
option min-severity "${INPUT_MIN_SEVERITY:-}"
if [ -n "${INPUT_SARIF:-}" ]; then arguments+=("--format=sarif=$INPUT_SARIF"); fi
if [ -n "${INPUT_COMMENT:-}" ]; then arguments+=("--format=markdown=$INPUT_COMMENT"); fi
lines "${INPUT_ARGUMENTS:-}"
arguments+=("${found[@]}")
lines "${INPUT_PATHS:-.}"
arguments+=(-- "${found[@]}")

# The checkout of a container job belongs to another user; git reads it only when told that this is well.
if [ -n "${GITHUB_WORKSPACE:-}" ]; then
  export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0="$GITHUB_WORKSPACE"
fi

cd -- "${INPUT_WORKING_DIRECTORY:-.}"
code=0
mannerly "${arguments[@]}" || code=$?

gate=
if [ "$code" -eq 0 ]; then gate=passed; fi
if [ "$code" -eq 1 ]; then gate=failed; fi
if [ -n "${GITHUB_OUTPUT:-}" ]; then
  printf 'gate=%s\nexit-code=%s\n' "$gate" "$code" >>"$GITHUB_OUTPUT"
fi
exit "$code"
