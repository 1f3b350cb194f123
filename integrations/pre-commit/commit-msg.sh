#!/bin/sh
# The commit-msg hook: commit-msg.sh [FOLDER ...] MESSAGE-FILE. Checks the drafts that the commit adds or changes, unless
# the message says why they may stay: a line "Mannerly-Allow: REASON".
set -eu

count=$#
[ "$count" -gt 0 ] || { echo "commit-msg.sh: no message file is named" >&2; exit 2; }
while [ "$count" -gt 1 ]; do # the folders go behind the message file, which stays first
  set -- "$@" "$1"
  shift
  count=$((count - 1))
done
message=$1
shift

if grep -Eiq '^mannerly-allow:[[:space:]]*[^[:space:]]' "$message"; then
  exit 0
fi

list=$(mktemp)
trap 'rm -f "$list"' EXIT
git diff --cached --name-only -z --diff-filter=ACMR -- "$@" | grep -Ezi '\.(md|markdown|txt|msg)$' >"$list" || true
[ -s "$list" ] || exit 0
if xargs -0 mannerly check --quiet -- <"$list"; then
  exit 0
fi
echo "to commit them as they are, add a line to the message: Mannerly-Allow: REASON" >&2
exit 1
