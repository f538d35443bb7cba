# conso-api backup FILE: the state of one instant. A serving gateway is stopped (SIGSTOP) for the time of a copy: its files are then what a
# power cut would leave, and SQLite's journals make them whole again when they are opened.
file=${1:-}
[ -n "$file" ] || fail "backup FILE"
[ ! -e "$file" ] || fail "$file exists already"
mkdir -p "$state/do" "$run"

# Longer than any copy of some megabytes; the gateway goes on after it even when this script is killed.
LONGEST_STOP_SECONDS=20

copy=$(mktemp -d "$run/backup.XXXXXX")
server=
cleanup() {
  [ -z "$server" ] || kill -CONT "$server" 2>/dev/null || true
  rm -rf "$copy"
  own_state
}
trap cleanup EXIT
trap 'exit 1' HUP INT TERM

is_stopped() {
  for stat in "/proc/$1/task/"*/stat; do
    read -r line <"$stat" || return 1
    case ${line##*) } in
      T*) ;;
      *) return 1 ;;
    esac
  done
}

stop_server() {
  [ -d "/proc/$server" ] || fail "/proc is not mounted, so that no process can be watched: stop the gateway first"
  (sleep "$LONGEST_STOP_SECONDS" && kill -CONT "$server" && touch "$copy/went-on") </dev/null >/dev/null 2>&1 9>&- &
  watch=$!
  kill -STOP "$server"
  tries=0
  until is_stopped "$server"; do
    tries=$((tries + 1))
    [ "$tries" -lt 100 ] || fail "the gateway does not stop"
    sleep 0.01
  done
}

exec 9>>"$run/lock"
if flock --nonblock 9; then
  cp -a "$state/do" "$copy/do"
else
  server=$(cat "$run/pid")
  stop_server
  cp -a "$state/do" "$copy/do"
  kill -CONT "$server"
  server=
  [ ! -e "$copy/went-on" ] || fail "the copy took longer than $LONGEST_STOP_SECONDS s, so the gateway went on meanwhile: stop it first"
  kill "$watch" 2>/dev/null || true
fi

# An index of the journal, which SQLite makes anew.
find "$copy/do" -name '*.sqlite-shm' -exec rm -f {} +
cp "$here/unique-keys" "$here/version" "$copy"
(cd "$copy" && find do unique-keys version -type f -exec sha256sum {} + >sums)
tar -czf "$file.part" -C "$copy" sums version unique-keys do
sync "$file.part"
mv "$file.part" "$file"
printf '%s: the state of %s files\n' "$file" "$(find "$copy/do" -name '*.sqlite' | wc -l)"
