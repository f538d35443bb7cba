# conso-api serve: becomes workerd, so that a signal for this process is a signal for the gateway.
. "$here/settings.sh"
. "$here/keys.sh"

ticking=
case ${1:-} in
  '') ;;
  --ticking) ticking=yes ;;
  *) fail "serve knows --ticking, not $1" ;;
esac

# EX_CONFIG: systemd does not start again what only the operator can mend.
failure=78
read_all_settings
check_settings
check_keys "$state/unique-keys"
failure=1
lock_state "another process serves with $state already"
cp "$here/unique-keys" "$state/unique-keys"
rm -f "$run/tick.sock"
printf '%s\n' "$$" >"$run/pid"

# Ends with the process that it was started for, and lets the lock go before that.
tick_for() {
  exec 9>&-
  while sleep "${CONSO_API_TICK_SECONDS:-900}" && kill -0 "$1"; do
    "$here/conso-api" "$home" tick || true
  done 2>/dev/null
}
[ -z "$ticking" ] || tick_for "$$" </dev/null >/dev/null &

# Through its socket the gateway sees that a client of the proxy has left, which loopback hides. Its group may write to it.
socket=${CONSO_API_SOCKET:-$run/http.sock}
rm -f "$socket"
umask 007
printf 'Conso API %s (%s) on http://127.0.0.1:%s and %s, state in %s\n' "$(cat "$here/version")" "$mode" "$PORT" "$socket" "$state"
cd "$here"
exec "$here/workerd" serve "$here/config.capnp" "$mode" \
  --socket-addr="http=127.0.0.1:$PORT" --socket-addr="proxy=unix:$socket" --socket-addr="tick=unix:$run/tick.sock" \
  --directory-path="files=$here/files" --directory-path="state=$state/do"
