#!/usr/bin/env bash
# Builds Kalapa and runs its tests. --long takes the sizes of a proof (20,000 claims, hundreds of kills) instead of a smoke test's.
# What else follows ./test.sh is handed to the tests: ./test.sh --filter-class '*QueueKey*'
set -uo pipefail
cd "$(dirname "$0")" || exit

if [ "${1:-}" = --long ]; then
  export KALAPA_LONG=1
  shift
fi

has() { command -v "$1" >/dev/null; }

if ! has dotnet; then
  echo "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download/dotnet/10.0" >&2
  exit 1
fi

# Besides the SDK, some tests need a database server, a browser, a mail server, two programs that draw and scan a printed permit, and what makes several nodes one:
# Redis and a proxy. Of MariaDB only the programs are installed: its service, which would start a server nobody asked for, is in another package. Those of Redis and of the
# proxy come with theirs; where there is systemd, Redis then listens on the loopback, and the proxy on nothing.
PATH="$PATH:/usr/sbin"
missing=()
{ has mariadbd && has mariadb-install-db; } || missing+=("mariadb-server-core mariadb-client-core")
has zbarimg || missing+=("zbar-tools")
has pdftoppm || missing+=("poppler-utils")
has redis-server || missing+=("redis-server")
has haproxy || missing+=("haproxy")
has aiosmtpd || missing+=("python3-aiosmtpd")
has chromium-headless-shell || has chromium || has chromium-browser || has google-chrome || missing+=("chromium-headless-shell")
if [ ${#missing[@]} -gt 0 ] && has apt-get && [ "$(id -u)" = 0 ]; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update
  for packages in "${missing[@]}"; do
    # shellcheck disable=SC2086 # several packages in one word
    apt-get install -y --no-install-recommends $packages || echo "Could not install: $packages" >&2
  done
elif [ ${#missing[@]} -gt 0 ]; then
  echo "The tests that need them are skipped, since these are not installed: ${missing[*]}" >&2
  echo "On Debian or Ubuntu: sudo apt-get install --no-install-recommends ${missing[*]}" >&2
fi

strict=()
if [ "${CI:-}" = true ]; then
  echo "CI is set: a test that is skipped counts as failed."
  strict=(--fail-skips on)
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
# The failed tests of a run, each once: a parameterized one fails by its method.
failed() { sed -nE 's/^ *failed ([A-Za-z][A-Za-z0-9_.+]*).*/\1/p' "$1" | sort -u; }
count() { awk -v word="$1" '$1 == word ":" { sum = $2 } END { print sum + 0 }' "$log"; }

dotnet build Kalapa.sln || exit
dotnet test --solution Kalapa.sln --no-build "${strict[@]}" "$@" | tee "$log"
code=${PIPESTATUS[0]}
passed=$(count succeeded) failures=$(count failed) skipped=$(count skipped)
names=$(failed "$log")

# With browsers and two databases on few cores, one test in thousands may fail for want of time. Up to three that failed run once more, alone: who fails
# again has failed; who passes is named, so that nobody overlooks a test that is not steady.
if [ -n "$names" ] && [ "$failures" -le 3 ]; then
  echo "Once more, alone: ${names//$'\n'/, }"
  again=()
  for name in $names; do again+=(--filter-method "$name"); done
  if dotnet test --solution Kalapa.sln --no-build "${strict[@]}" "$@" "${again[@]}"; then
    code=0
    echo "Not steady, passed the second time alone: ${names//$'\n'/, }"
    passed=$((passed + failures)) failures=0
  fi
fi

# Once more at the end, where a reader of a long log looks first.
[ "$failures" -gt 0 ] && grep -E -A 8 '^ *failed [A-Za-z]' "$log"
echo "$passed passed, $failures failed$([ "$skipped" -gt 0 ] && echo ", $skipped skipped")"
exit "$code"
