#!/bin/sh
# Runs workerd, and ends it when the process that started it is gone: killed with SIGKILL, Node cannot stop its children
# itself, and an orphan would keep the port and answer in the next gateway's place.
(
  while kill -0 "$PPID"; do
    sleep 0.2
    kill -0 "$$" || exit
  done
  kill -9 "$$"
) </dev/null >/dev/null 2>&1 3>&- &
exec "$WORKERD" "$@"
