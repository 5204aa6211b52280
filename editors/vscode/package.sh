#!/usr/bin/env bash
# Packages the extension: package.sh FOLDER [COPYDESK [TARGET]]
#
# Writes the .vsix into FOLDER. With a COPYDESK, a program for the system TARGET (linux-x64,
# darwin-arm64, win32-x64 and the like), the extension carries its own server.
set -euo pipefail
out="$(realpath "$1")"
program="${2:+$(realpath "$2")}"
target="${3:-linux-x64}"
cd "$(dirname "$0")"
[ -d node_modules ] || npm ci --silent --no-fund --no-audit --ignore-scripts
cp ../../LICENSE-MIT LICENSE.txt
rm -rf server dist
options=()
if [ -n "$program" ]; then
    mkdir server
    name=copydesk
    [[ "$target" != win32-* ]] || name=copydesk.exe
    install -m 755 "$program" "server/$name"
    options=(--target "$target")
fi
npx --no-install vsce package --no-dependencies --allow-missing-repository \
    --out "$out" "${options[@]}"
