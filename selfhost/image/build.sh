#!/bin/sh
# Makes a container image of this folder without a registry: a Debian by debootstrap, ca-certificates, the folder. Needs root, buildah and
# debootstrap (apt-get install buildah debootstrap). Usage: image/build.sh NAME [MIRROR]
set -eu
name=${1:?image/build.sh NAME [MIRROR]}
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

container=$(buildah from scratch)
trap 'buildah rm "$container" >/dev/null' EXIT
root=$(buildah mount "$container")
debootstrap --variant=minbase --include=ca-certificates bookworm "$root" ${2:+"$2"}
rm -rf "$root/var/lib/apt/lists" "$root/var/cache/apt" "$root/usr/share/doc"

mkdir -p "$root/opt/conso-api" "$root/state"
# Neither a state nor secrets go into an image.
for part in bin versions current LICENSE; do cp -a "$home/$part" "$root/opt/conso-api/"; done
chown -R 10001:10001 "$root/state"

buildah config --user 10001:10001 --env CONSO_API_STATE=/state --volume /state --stop-signal SIGTERM \
  --entrypoint '["/opt/conso-api/bin/conso-api"]' --cmd 'serve --ticking' "$container"
buildah umount "$container" >/dev/null
buildah commit "$container" "$name"
