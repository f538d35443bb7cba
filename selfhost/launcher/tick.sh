# conso-api tick: asks the serving gateway to copy the newest carbon intensity. Needs no HTTP client of the machine.
[ -S "$run/tick.sock" ] || fail "no gateway serves with $state"
cd "$here"
output=$("$here/workerd" test "$here/tick.capnp" --external-addr="gateway=unix:$run/tick.sock" 2>&1) || {
  printf '%s\n' "$output" >&2
  fail "the trigger failed"
}
