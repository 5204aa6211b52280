#!/usr/bin/env bash
# The packaged extension in code-server, which is VS Code with a browser for a window, without any
# setting: run.sh ENTRY COPYDESK FOLDER
#
# ENTRY is code-server's out/node/entry.js, beside which playwright-core can be found; FOLDER is
# written anew. The extension carries COPYDESK as its server.
set -euo pipefail
cd "$(dirname "$0")/../../.."
entry="$(realpath "$1")" copydesk="$(realpath "$2")" folder="$3"
rm -rf "$folder"
mkdir -p "$folder/drafts" "$folder/user/User" "$folder/extensions" "$folder/probe"
folder="$(realpath "$folder")"
draft="$folder/drafts/draft.md"
cp tests/editors/draft.md "$draft"
editors/vscode/package.sh "$folder" "$copydesk" linux-x64 >"$folder/package.log"
cp tests/editors/vscode/{package.json,probe.js} "$folder/probe/"
(cd "$folder/probe" && "$OLDPWD/editors/vscode/node_modules/.bin/vsce" package \
    --allow-missing-repository --skip-license --out probe.vsix >>../package.log 2>&1)
options=(--config "$folder/config.yaml" --user-data-dir "$folder/user"
    --extensions-dir "$folder/extensions")
code() { node "$entry" "${options[@]}" "$@"; }
# In the place of its shell, so that what is ended afterwards is the server itself.
serve() { exec node "$entry" "${options[@]}" "$@"; }
printf 'auth: none\n' >"$folder/config.yaml"
printf '{ "workbench.startupEditor": "none" }\n' >"$folder/user/User/settings.json"
code --install-extension "$folder"/copydesk-*.vsix >>"$folder/package.log" 2>&1
code --install-extension "$folder/probe/probe.vsix" >>"$folder/package.log" 2>&1
port="$((20000 + RANDOM % 20000))"
# No copydesk is on the search path: the extension is to find its own.
DRAFT="$draft" REPORT="$folder/report.json" serve --bind-addr "127.0.0.1:$port" --disable-telemetry \
    --disable-update-check --disable-workspace-trust >"$folder/server.log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
for _ in $(seq 120); do
    if (: </dev/tcp/127.0.0.1/"$port") 2>/dev/null; then break; fi
    sleep 0.5
done
cp tests/editors/vscode/workbench.mjs "$(dirname "$entry")/copydesk-workbench.mjs"
node "$(dirname "$entry")/copydesk-workbench.mjs" "http://127.0.0.1:$port/?folder=$folder/drafts" \
    "$folder/report.json" "$folder/picture.png"
python3 tests/editors/compare.py "$copydesk" "$draft" "$folder/report.json" code-server
