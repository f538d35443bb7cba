# conso-api restore FILE: puts a backup in place of the state; what was there before stays beside it.
. "$here/keys.sh"

file=${1:-}
[ -n "$file" ] || fail "restore FILE"
[ -e "$file" ] || fail "$file does not exist"
lock_state "the gateway serves: stop it first"

new=$(mktemp -d "$run/restore.XXXXXX")
trap 'rm -rf "$new"' EXIT

if [ -d "$file" ]; then
  # The state of `npm start`, which must have ended: .wrangler/state/gateway-PORT, the same objects under the same keys.
  [ -d "$file/do/conso-api-QuotaGate" ] || fail "$file is not a state of npm start"
  cp -a "$file/do" "$new/do"
else
  tar -xzf "$file" -C "$new" --no-same-owner || fail "$file is not a backup, or not whole"
  (cd "$new" && sha256sum --quiet --check --strict sums) || fail "$file is damaged: nothing was changed"
  check_keys "$new/unique-keys"
fi

if [ -n "$(ls -A "$state/do")" ]; then
  before=$state/before-$(date -u +%Y%m%dT%H%M%SZ)
  [ ! -e "$before" ] || fail "$before exists already"
  mv "$state/do" "$before"
  printf 'The state before is in %s\n' "$before"
else
  rmdir "$state/do"
fi
mv "$new/do" "$state/do"
own_state
printf 'Restored: %s files\n' "$(find "$state/do" -name '*.sqlite' | wc -l)"
