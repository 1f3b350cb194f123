#!/bin/sh
# Builds and installs mannerly on Debian 12, then shows it on an example draft. Run it again at any time.
#   PREFIX=DIR   where to install (default: /usr/local as root, else ~/.local)
set -eu

top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
build=$top/build/release

say() { printf '%s\n' "$*" >&2; }
stop() { say "install.sh: $*"; exit 2; }

if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
  stop "this script knows Debian only; elsewhere install the packages named in integrations/packages.txt and run cmake"
fi

if [ -z "${PREFIX:-}" ]; then
  if [ "$(id -u)" -eq 0 ]; then PREFIX=/usr/local; else PREFIX=$HOME/.local; fi
fi

sh "$top/integrations/packages.sh" build

log=$(mktemp)
trap 'rm -f "$log"' EXIT
quietly() {
  "$@" >"$log" 2>&1 || { tail -n 40 "$log" >&2; stop "this failed: $*"; }
}

[ -x "$build/lint/cli/mannerly" ] || say "building (a few minutes the first time)"
quietly cmake -S "$top" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_COMPILER_LAUNCHER=ccache \
  -DMANNERLY_TESTS=OFF
quietly cmake --build "$build" --target mannerly
quietly install -D -m 755 "$build/lint/cli/mannerly" "$PREFIX/bin/mannerly"

case ":$PATH:" in
  *":$PREFIX/bin:"*) ;;
  *) say "add $PREFIX/bin to your PATH to call it as mannerly" ;;
esac

cd "$top"
printf '$ mannerly integrations/example/priya.md\n'
"$PREFIX/bin/mannerly" check --fail-on never integrations/example/priya.md
