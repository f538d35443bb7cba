# conso-api upgrade: takes a version from a newer folder, or the one before. The gateway that serves goes on until it is started again.
. "$here/keys.sh"

# The user of the service reads what root writes here; a backup stays for its owner alone.
umask 022

# The version of this name serves from the next start on. One rename, so that no start finds half of it.
choose() {
  printf '%s\n' "$1" >"$home/current.new"
  mv "$home/current.new" "$home/current"
}

now=$(cat "$here/version")
source=${1:-}
case $source in
  '') fail "upgrade FOLDER, or upgrade --back" ;;
  --back)
    [ -f "$home/previous" ] || fail "there is no version before $now"
    version=$(cat "$home/previous")
    [ -x "$home/versions/$version/conso-api" ] || fail "the version $version is not there any more"
    check_keys "$here/unique-keys" "$home/versions/$version"
    ;;
  *)
    [ -f "$source/current" ] || fail "$source is not a folder of npm run selfhost"
    version=$(cat "$source/current")
    from=$source/versions/$version
    [ -x "$from/workerd" ] || fail "$source holds no version $version"
    [ "$version" != "$now" ] || fail "this is the version $now already"
    check_keys "$here/unique-keys" "$from"
    [ ! -f "$state/unique-keys" ] || check_keys "$state/unique-keys" "$from"
    mkdir -p -m 700 "$home/backups"
    backup=$home/backups/before-$version-$(date -u +%Y%m%dT%H%M%SZ).tar.gz
    "$here/conso-api" "$home" backup "$backup"
    rm -rf "$home/versions/$version.new"
    cp -a "$from" "$home/versions/$version.new"
    "$home/versions/$version.new/workerd" --version >/dev/null || fail "the new workerd does not run on this machine"
    rm -rf "$home/versions/$version"
    mv "$home/versions/$version.new" "$home/versions/$version"
    cp -a "$source/bin/conso-api" "$home/bin/conso-api.new"
    mv "$home/bin/conso-api.new" "$home/bin/conso-api"
    ;;
esac
printf '%s\n' "$now" >"$home/previous"
choose "$version"
printf 'From the next start on: %s (before: %s). Start the service again: systemctl restart conso-api\n' "$version" "$now"
