#!/bin/sh
# Debian's Chromium, without the suggestions of the address bar: they would be rendered for each new page, and nobody sees them.
# Playwright gives the features that are off as one argument, and a second one would replace it.
for argument; do
  shift
  case $argument in --disable-features=*) argument="$argument,WebUIOmniboxPopup,WebUIOmniboxAimPopup" ;; esac
  set -- "$@" "$argument"
done
exec /usr/bin/chromium "$@"
