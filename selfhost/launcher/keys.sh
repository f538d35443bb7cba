# Each class of objects keeps its storage under a key. A version with another key would find nothing: it is refused.

# Compares the keys that a state was written under (file $1) with those of a version (folder $2, this one by default).
check_keys() {
  [ -f "$1" ] || return 0
  while read -r class key; do
    other_key=$(awk -v class="$class" '$1 == class { print $2 }' "${2:-$here}/unique-keys")
    [ -z "$other_key" ] || [ "$other_key" = "$key" ] ||
      fail "$class was stored under the key $key, and this version looks under $other_key: nothing would be found"
  done <"$1"
}
