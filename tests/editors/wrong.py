#!/usr/bin/env python3
"""Runs the command that is given as a language server that is wrong: each mark begins a column too
late. A test has to see that."""

import json
import subprocess
import sys
import threading

server = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def forward():
    while data := sys.stdin.buffer.read1(65536):
        server.stdin.write(data)
        server.stdin.flush()
    server.stdin.close()


threading.Thread(target=forward, daemon=True).start()
while header := server.stdout.readline():
    length = int(header.split(b":")[1])
    server.stdout.readline()
    message = json.loads(server.stdout.read(length))
    for it in message.get("params", {}).get("diagnostics", []):
        it["range"]["start"]["character"] += 1
    text = json.dumps(message).encode()
    sys.stdout.buffer.write(b"Content-Length: %d\r\n\r\n%s" % (len(text), text))
    sys.stdout.buffer.flush()
