"""Reads languages.toml, starts the server by exactly its command, and speaks as Helix does.   languages.py TOML DRAFT"""
import json
import pathlib
import subprocess
import sys
import tomllib

# What Helix 25 brings along; ours may lean on it.
BUILT_IN_SERVERS = {"marksman"}
SERVER_KEYS = {"command", "args", "config", "environment", "timeout", "required-root-patterns"}
LANGUAGE_KEYS = {"name", "scope", "file-types", "language-servers", "roots", "language-id", "text-width"}


def check(condition, message):
    if not condition:
        sys.exit(f"FAILED: {message}")


def servers_of(languages, suffix):
    """The servers for a file; a language that Helix knows already may leave its file types to Helix."""
    known = {"markdown": ["md", "markdown"]}
    for language in languages:
        if suffix in language.get("file-types", known.get(language["name"], [])):
            return language["language-servers"]
    return []


class Server:
    def __init__(self, entry):
        self.process = subprocess.Popen([entry["command"], *entry["args"]], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def send(self, **message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def receive(self, wanted):
        while True:
            length = 0
            while (line := self.process.stdout.readline().strip()) != b"":
                length = int(line.split(b":")[1]) if line.lower().startswith(b"content-length") else length
            check(length > 0, "the server went away")
            message = json.loads(self.process.stdout.read(length))
            if wanted(message):
                return message


def main(toml, draft):
    file = tomllib.loads(pathlib.Path(toml).read_text(encoding="utf-8"))
    check(set(file) == {"language-server", "language"}, f"unexpected tables {sorted(file)}")
    defined = file["language-server"]
    for name, entry in defined.items():
        check(set(entry) <= SERVER_KEYS, f"keys of {name}")
    for language in file["language"]:
        check(set(language) <= LANGUAGE_KEYS, f"keys of {language['name']}")
        unknown = set(language["language-servers"]) - set(defined) - BUILT_IN_SERVERS
        check(not unknown, f"nobody defines {unknown}")
    for suffix in ("md", "markdown", "txt", "msg"):
        check("mannerly" in servers_of(file["language"], suffix), f"no server for .{suffix}")

    server = Server(defined["mannerly"])
    uri = pathlib.Path(draft).resolve().as_uri()
    encodings = {"general": {"positionEncodings": ["utf-8", "utf-32", "utf-16"]}}
    server.send(id=0, method="initialize", params={"processId": None, "rootUri": None, "capabilities": encodings})
    answer = server.receive(lambda message: message.get("id") == 0)
    check(answer["result"]["capabilities"]["positionEncoding"] == "utf-8", "Helix's first encoding is taken")
    server.send(method="initialized", params={})
    text = pathlib.Path(draft).read_text(encoding="utf-8")
    item = {"uri": uri, "languageId": "draft", "version": 0, "text": text}
    server.send(method="textDocument/didOpen", params={"textDocument": item})
    found = server.receive(lambda message: message.get("method") == "textDocument/publishDiagnostics")["params"]
    at = len(text[: text.index("!!!")].encode())
    starts = [each["range"]["start"]["character"] for each in found["diagnostics"]]
    check(starts == [at], f"findings at {starts}, wanted {at}")
    server.send(id=1, method="shutdown")
    server.receive(lambda message: message.get("id") == 1)
    server.send(method="exit")
    check(server.process.wait(10) == 0, "the server ends well")


main(*sys.argv[1:])
