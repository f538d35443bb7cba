# Reads the settings: the environment wins over conso-api.env, which wins over the defaults of this version. A file is read line by
# line and never run, so that a value may hold any character.

is_setting() {
  grep -qxF -- "$1" "$here/settings" || [ "$1" = PORT ]
}

# For each NAME=VALUE of a file that the environment does not set already.
read_settings() {
  [ -f "$1" ] || return 0
  number=0
  while IFS= read -r line || [ -n "$line" ]; do
    number=$((number + 1))
    case $line in
      '' | '#'*) continue ;;
      *=*) ;;
      *) fail "line $number of $1 is not NAME=VALUE" ;;
    esac
    name=${line%%=*}
    value=${line#*=}
    is_setting "$name" || fail "line $number of $1: there is no setting of this name"
    case $value in
      \"*\") value=${value#\"} value=${value%\"} ;;
      \'*\') value=${value#\'} value=${value%\'} ;;
    esac
    # What the environment says already stays, even when it is empty.
    eval "[ -n \"\${$name+set}\" ]" || export "$name=$value"
  done <"$1"
}

read_all_settings() {
  read_settings "$home/conso-api.env"
  read_settings "$here/defaults.env"
  # workerd binds a variable that does not exist to null; the gateway knows text, and takes the empty one for none.
  while IFS= read -r name; do
    eval "[ -n \"\${$name+set}\" ]" || export "$name="
  done <"$here/settings"
}

check_settings() {
  missing=
  for name in ENEDIS_CLIENT_ID ENEDIS_CLIENT_SECRET TOKEN_SECRET; do
    eval "[ -n \"\$$name\" ]" || missing="$missing $name"
  done
  [ -z "$missing" ] || fail "set these in $home/conso-api.env, or in the environment:$missing"
  PORT=${PORT:-8787}
  case $PORT in
    *[!0-9]* | '' | ??????*) fail "PORT is not a port: $PORT" ;;
  esac
  [ "$PORT" -gt 0 ] && [ "$PORT" -lt 65536 ] || fail "PORT is not a port: $PORT"
  case $ENEDIS_API_URL in
    http:*) mode=simulation ;;
    *)
      mode=production
      [ -e /etc/ssl/certs/ca-certificates.crt ] ||
        fail "the certificates of the internet are missing: apt-get install ca-certificates"
      ;;
  esac
}
