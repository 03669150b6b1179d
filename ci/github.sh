#!/usr/bin/env bash
# What action.yml runs: install replylint from the action's own checkout, then check.
# Its inputs come as REPLYLINT_*; they are words for replylint and never read as shell.
# The exit code is replylint's; 2, too, where it cannot be installed.
set -eu

# one that is there already is used: from an earlier step, or put there to save the installing
venv=$RUNNER_TEMP/replylint
if [ ! -x "$venv/bin/replylint" ]; then
  # -I: no file of the repository that is checked can pass for one of Python's modules
  "$REPLYLINT_PYTHON" -I -m venv "$venv" || exit 2
  "$venv/bin/python" -I -m pip install --quiet "$GITHUB_ACTION_PATH" || exit 2
fi

split='import os, shlex; print(shlex.join(shlex.split(os.environ["REPLYLINT_ARGS"])))'
words=$("$venv/bin/python" -I -c "$split" 2> /dev/null) || {
  echo "::error::replylint: in args a quotation mark is not closed"
  exit 2
}
eval "set -- $words" # each is in quotes now

set -- "$@" --output-format "$REPLYLINT_OUTPUT_FORMAT"
case $REPLYLINT_DIFF_BASE in
  "" | */) ;; # no base branch: not in a pull request
  *) set -- "$@" --diff-base "$REPLYLINT_DIFF_BASE" ;;
esac
sarif=
if [ "$REPLYLINT_OUTPUT_FORMAT" = sarif ]; then
  sarif=$(mktemp -d "$RUNNER_TEMP/replylint.XXXXXX")/replylint.sarif
  set -- "$@" --output-file "$sarif"
fi
set -- "$@" --
while IFS= read -r path; do
  [ -z "$path" ] || set -- "$@" "$path"
done <<< "$REPLYLINT_PATHS"

code=0
"$venv/bin/replylint" check "$@" || code=$?
[ ! -f "$sarif" ] || echo "sarif-file=$sarif" >> "$GITHUB_OUTPUT"
exit "$code"
