#!/usr/bin/env python3
"""Holds mannerly's output formats against the programs and rules of those who read them.

  formats_test.py MANNERLY [TEST ...]

The drafts of one small repository are checked once, every format at a time. Each format is validated by a program of
others, and its places are compared with the files: the text at every place must be the match that the JSON names.
A tool that is not installed skips its test with a message; with MANNERLY_NEED_TOOLS=1 it fails.
"""
import html.parser
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.parse
import xml.etree.ElementTree as ElementTree
from pathlib import Path

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules"
PROGRAM = ""

DRAFTS = {
    "outreach/good.md": "Hi Ana,\n\nI'm writing because your talk on crew rostering answered a question of ours. Could "
                        "you tell me which solver you used?\n\nBest,\nTomasz\n",
    "outreach/für Zoë & co.md": "---\nkind: inmail\nsubject: Quick question\n---\nHi Zoë,\n\n🚀 Zoë — I hope this finds you "
                                "well!! Please let me know ASAP <script>alert(1)</script> @ana #12.\n\n🎉🎉 Act now, "
                                "it's realy urgent. You recieve 100% *off*, | $5$ `now`.\n\nBest,\nTomasz\n",
    "outreach/crlf.txt": "Hi Bo,\r\n\r\nJust following up!! Please act now.\r\n\r\nBest,\r\nTomasz\r\n",
    "outreach/batch.jsonl": '{"id": "7", "text": "Hi Bo,\\n\\nPlease act now!!\\n\\nBest,\\nTomasz"}\n'
                            '{"id": "8", "text": "Hi Cem,\\n\\nPlease act now!!\\n\\nBest,\\nTomasz"}\n',
    "outreach/odd.md": "---\nkidn: note\n---\nHi Bo,\n\nPlease act now!!\n",
}
FORMATS = ["json", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjsonl", "markdown", "html"]
# Warnings of the multitool about what there is not: the project has no address of its own.
NOT_FOR_US = {"SARIF2005"}
FOLDER = "outreach"  # mannerly runs here, one below the repository's root


def need(tool):
    """The path of a program, or a skip that says how to get it."""
    found = tool if Path(tool).exists() else shutil.which(tool)
    if found:
        return found
    message = f"{Path(tool).name} is not installed; tests/run.sh installs it"
    if os.environ.get("MANNERLY_NEED_TOOLS") == "1":
        raise AssertionError(message)
    raise unittest.SkipTest(message)


def run(*command, **more):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, **more)


def offset_of(text, line, column, unit):
    """The index into `text` (str) of a line and column from 1, columns in the unit."""
    start = 0
    for _ in range(line - 1):
        start = text.index("\n", start) + 1
    rest = text[start:]
    width = {"bytes": lambda c: len(c.encode()), "utf16": lambda c: len(c.encode("utf-16-le")) // 2,
             "characters": lambda c: 1}[unit]
    left = column - 1
    for i, char in enumerate(rest):
        if left == 0:
            return start + i
        left -= width(char)
        assert left >= 0, f"column {column} of line {line} splits a character"
    assert left == 0, f"line {line} has no column {column}"
    return start + len(rest)


class Case(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.root = Path(tempfile.mkdtemp(prefix="mannerly-formats-"))
        cls.addClassCleanup(shutil.rmtree, cls.root)
        for name, text in DRAFTS.items():
            path = cls.root / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
        (cls.root / ".git").mkdir()
        (cls.root / FOLDER / "bad.md").write_bytes(b"Hi\xff\n")
        cls.out = cls.root / "out"
        cls.out.mkdir()
        formats = [f"--format={name}={cls.out / name}" for name in FORMATS]
        done = run(PROGRAM, "check", *formats, "--now", "2027-01-31", ".", "batch.jsonl", cwd=cls.root / FOLDER)
        assert done.returncode == 2, done.stderr  # bad.md is no UTF-8
        assert "für Zoë & co.md:" in done.stdout, "standard output keeps its text"
        cls.findings = [(draft, finding) for draft in json.loads(cls.read("json"))["drafts"]
                        for finding in draft["findings"]]
        assert len(cls.findings) > 10

    @classmethod
    def read(cls, name):
        return (cls.out / name).read_bytes().decode()

    def text_of(self, path):
        return (self.root / path).read_bytes().decode()

    def matches(self, only_files=True):
        """(path, match) of every finding of the JSON, sorted."""
        return sorted((draft["path"], finding["match"]) for draft, finding in self.findings
                      if not only_files or draft["id"] is None)

    def fixed(self):
        """Every text that one fix makes of its file, by the JSON's byte offsets, sorted."""
        texts = []
        for draft, finding in self.findings:
            if draft["id"] is not None:
                continue
            whole = self.text_of(f"{FOLDER}/{draft['path']}").encode()
            for fix in finding["fixes"]:
                if fix["applicability"] == "display" or not fix["edits"]:
                    continue
                result = whole
                for edit in reversed(fix["edits"]):
                    result = result[:edit["begin"]] + edit["text"].encode() + result[edit["end"]:]
                texts.append(result.decode())
        self.assertGreater(len(texts), 3)
        return sorted(texts)


class Sarif(Case):
    def results(self):
        return json.loads(self.read("sarif"))["runs"][0]["results"]

    @staticmethod
    def path_of(artifact):
        return urllib.parse.unquote(artifact["uri"])

    def span(self, text, region):
        return (offset_of(text, region["startLine"], region["startColumn"], "utf16"),
                offset_of(text, region["endLine"], region["endColumn"], "utf16"))

    def test_multitool_finds_no_fault(self):
        tool = need(MODULES / "@microsoft/sarif-multitool-linux/Sarif.Multitool")
        os.chmod(tool, 0o755)
        log = self.out / "validation.sarif"
        shutil.copy(self.out / "sarif", self.out / "mannerly.sarif")
        done = run(tool, "validate", self.out / "mannerly.sarif", "--rule-kind", "Sarif;Gh", "--output", log,
                   "--log", "ForceOverwrite", "--level", "Error;Warning",
                   env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"})
        self.assertTrue(log.exists(), done.stdout + done.stderr)
        found = json.loads(log.read_text("utf-8-sig"))["runs"][0]
        faults = [f"{result['ruleId']} {result['message']} {result['locations'][0]}"
                  for result in found.get("results", []) if result["ruleId"] not in NOT_FOR_US]
        self.assertEqual(faults, [])

    def test_places_are_the_matches(self):
        found = []
        for result in self.results():
            place = result["locations"][0]["physicalLocation"]
            path = self.path_of(place["artifactLocation"])
            if path.endswith(".jsonl"):
                continue
            text = self.text_of(path)
            begin, end = self.span(text, place["region"])
            found.append((str(Path(path).relative_to(FOLDER)), text[begin:end]))
        self.assertEqual(sorted(found), self.matches())

    def test_fixes_are_those_of_the_json(self):
        texts = []
        for result in self.results():
            for fix in result.get("fixes", []):
                change = fix["artifactChanges"][0]
                text = self.text_of(self.path_of(change["artifactLocation"]))
                for part in reversed(change["replacements"]):
                    begin, end = self.span(text, part["deletedRegion"])
                    text = text[:begin] + part.get("insertedContent", {"text": ""})["text"] + text[end:]
                texts.append(text)
        self.assertEqual(sorted(texts), self.fixed())

    def test_every_result_has_what_code_scanning_needs(self):
        run_ = json.loads(self.read("sarif"))["runs"][0]
        self.assertEqual(run_["columnKind"], "utf16CodeUnits")
        rules = run_["tool"]["driver"]["rules"]
        for rule in rules:
            for key in ("shortDescription", "fullDescription", "help"):
                self.assertTrue(0 < len(rule[key]["text"]) <= 1024, (rule["id"], key))
            self.assertLessEqual(len(rule["properties"]["tags"]), 20)
        prints = [result["partialFingerprints"]["mannerlyFinding/v1"] for result in run_["results"]]
        self.assertEqual(len(set(prints)), len(prints))
        for result in run_["results"]:
            self.assertEqual(rules[result["ruleIndex"]]["id"], result["ruleId"])
            region = result["locations"][0]["physicalLocation"]["region"]
            self.assertEqual(set(region), {"startLine", "startColumn", "endLine", "endColumn"})


class Github(Case):
    COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")

    @staticmethod
    def unescape(text):
        for code, char in (("%3A", ":"), ("%2C", ","), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
            text = text.replace(code, char)
        return text

    def annotations(self):
        head = self.read("github").split("::group::")[0]
        for line in head.splitlines():
            level, properties, message = self.COMMAND.fullmatch(line).groups()
            yield level, {key: self.unescape(value) for key, value in
                          (pair.split("=", 1) for pair in properties.split(","))}, self.unescape(message)

    def test_limits_and_order(self):
        levels = [level for level, _, _ in self.annotations()]
        for level in ("error", "warning", "notice"):
            self.assertLessEqual(levels.count(level), 10)
        self.assertEqual(levels, sorted(levels, key=["error", "warning", "notice"].index))

    def test_places_are_matches(self):
        known = self.matches()
        checked = 0
        for _, properties, _ in self.annotations():
            if "col" not in properties or properties["file"].endswith(".jsonl"):
                continue
            text = self.text_of(properties["file"])
            begin = offset_of(text, int(properties["line"]), int(properties["col"]), "characters")
            end = offset_of(text, int(properties["endLine"]), int(properties["endColumn"]), "characters")
            self.assertIn((str(Path(properties["file"]).relative_to(FOLDER)), text[begin:end]), known)
            checked += 1
        self.assertGreater(checked, 5)

    def test_nothing_else_is_a_command(self):
        for line in self.read("github").splitlines():
            self.assertNotIn("##[", line)
            if line.lstrip().startswith("::"):
                self.assertRegex(line, r"^::(error|warning|notice|group|endgroup)( |::)")


class Gitlab(Case):
    """The rules of GitLab's documentation: docs.gitlab.com/ci/testing/code_quality, "Import scanning results"."""

    def test_rules(self):
        raw = (self.out / "gitlab").read_bytes()
        self.assertFalse(raw.startswith(b"\xef\xbb\xbf"), "a byte order mark is refused")
        issues = json.loads(raw)
        self.assertIsInstance(issues, list)
        for issue in issues:
            for key in ("description", "check_name", "fingerprint"):
                self.assertIsInstance(issue[key], str)
                self.assertTrue(issue[key])
            self.assertIn(issue["severity"], ("info", "minor", "major", "critical", "blocker"))
            path = issue["location"]["path"]
            self.assertFalse(path.startswith(("./", "/")))
            self.assertTrue((self.root / path).exists(), path)
            lines = len((self.root / path).read_bytes().splitlines())
            begin, end = issue["location"]["lines"]["begin"], issue["location"]["lines"]["end"]
            self.assertTrue(1 <= begin <= end <= lines, issue)
        prints = [issue["fingerprint"] for issue in issues]
        self.assertEqual(len(set(prints)), len(prints), "equal fingerprints are folded into one")
        self.assertEqual(len(issues), len(self.findings) + 2, "two drafts have a problem")

    def test_fingerprints_do_not_know_lines(self):
        path = self.root / FOLDER / "crlf.txt"
        before = self.prints(path)
        path.write_bytes(path.read_bytes().replace(b"Hi Bo,\r\n", b"Hi Bo,\r\n\r\n\r\n"))
        self.assertEqual(self.prints(path), before)

    def prints(self, path):
        done = run(PROGRAM, "check", "--format=gitlab", path.name, cwd=path.parent)
        found = {issue["fingerprint"] for issue in json.loads(done.stdout)}
        self.assertGreater(len(found), 1)
        return found


class Junit(Case):
    def test_schema(self):
        done = run(need("xmllint"), "--noout", "--schema", HERE / "junit.xsd", self.out / "junit")
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_one_case_a_draft(self):
        try:
            import junitparser
        except ImportError:
            need("python3-junitparser")
        suites = junitparser.JUnitXml.fromfile(str(self.out / "junit"))
        cases = [case for suite in suites for case in suite]
        drafts = len(json.loads(self.read("json"))["drafts"])
        self.assertEqual(suites.tests, len(cases))
        self.assertEqual(len(cases), drafts + 2)
        kinds = [type(result).__name__ for case in cases for result in case.result]
        self.assertEqual(kinds.count("Failure"), suites.failures)
        self.assertEqual(kinds.count("Error"), suites.errors)


class Checkstyle(Case):
    def test_schema(self):
        done = run(need("xmllint"), "--noout", "--schema", HERE / "checkstyle.xsd", self.out / "checkstyle")
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_places_start_the_matches(self):
        known = {}
        for draft, finding in self.findings:
            if draft["id"] is None:
                known.setdefault((draft["path"], "mannerly." + finding["rule"]), []).append(finding["match"])
        for file in ElementTree.fromstring(self.read("checkstyle")):
            if file.get("name").endswith((".jsonl", "bad.md")):
                continue
            text = self.text_of(f"{FOLDER}/{file.get('name')}")
            for error in file:
                if error.get("source") == "mannerly.not-checked":
                    continue
                begin = offset_of(text, int(error.get("line")), int(error.get("column")), "characters")
                matches = known[(file.get("name"), error.get("source"))]
                self.assertTrue(any(text.startswith(match, begin) for match in matches), error.attrib)


class Rdjsonl(Case):
    def diagnostics(self):
        return [json.loads(line) for line in self.read("rdjsonl").splitlines()]

    def span(self, text, part):
        return (offset_of(text, part["start"]["line"], part["start"]["column"], "bytes"),
                offset_of(text, part["end"]["line"], part["end"]["column"], "bytes"))

    def test_validator(self):
        tool = need(MODULES / "@umbrelladocs/rdformat-validator/bin/rdformat-validator.js")
        whole = self.out / "diagnostics.json"
        whole.write_text(json.dumps(self.diagnostics()), "utf-8")
        done = run(need("node"), tool, "--strict", "--no-extra-fields", whole)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_places_are_the_matches(self):
        found = []
        for diagnostic in self.diagnostics():
            path = diagnostic["location"]["path"]
            if diagnostic["code"]["value"] == "not-checked" or path.endswith(".jsonl"):
                continue
            text = self.text_of(f"{FOLDER}/{path}")
            begin, end = self.span(text, diagnostic["location"]["range"])
            found.append((path, text[begin:end]))
        self.assertEqual(sorted(found), self.matches())

    def test_suggestions_are_the_fixes(self):
        texts = []
        for diagnostic in self.diagnostics():
            for suggestion in diagnostic.get("suggestions", []):
                text = self.text_of(f"{FOLDER}/{diagnostic['location']['path']}")
                begin, end = self.span(text, suggestion["range"])
                texts.append(text[:begin] + suggestion["text"] + text[end:])
        self.assertEqual(sorted(texts), self.fixed())


class Markdown(Case):
    def test_drafts_cannot_act(self):
        text = self.read("markdown")
        self.assertNotIn("<script", text)
        self.assertNotRegex(text, r"@[a-z]")
        self.assertNotRegex(text, r"(?<!&)#[0-9]")

    def test_fits_a_comment(self):
        path = self.root / FOLDER / "many.md"
        path.write_text("Hi Bo,\n\n" + "Please act now, Zoë!!\n\n" * 3000, "utf-8")
        text = run(PROGRAM, "check", "--format=markdown", path.name, cwd=path.parent).stdout
        path.unlink()
        self.assertLessEqual(len(text), 65536)
        self.assertGreater(len(text), 60000)
        self.assertRegex(text, r"\n[0-9]+ more findings have no room here")
        self.assertEqual(text.count("<details"), text.count("</details>"))


class Page(html.parser.HTMLParser):
    """Collects what the tests ask of a page, and that its elements nest."""
    VOID = ("meta", "br")

    def __init__(self):
        super().__init__()
        self.open, self.tags, self.ids, self.links, self.faults, self.pres, self.pre = [], set(), [], [], [], [], None

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value)
            if name in ("href", "src"):
                self.links.append(value)
            if name.startswith("on"):
                self.faults.append(f"{tag} {name}")
        if tag not in self.VOID:
            self.open.append(tag)
        if tag == "pre":
            self.pre = ""
        self.in_number = tag == "a" and self.pre is not None

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes something else")
        if tag == "pre":
            self.pres.append(self.pre)
            self.pre = None
        self.in_number = False

    def handle_data(self, data):
        if self.pre is not None and not self.in_number:
            self.pre += data


class Html(Case):
    def test_tidy_finds_no_fault(self):
        done = run(need("tidy"), "-q", "-e", "-utf8", self.out / "html")
        faults = [line for line in done.stderr.splitlines() if "trimming empty" not in line]
        self.assertEqual(faults, [])

    def test_is_self_contained_and_shows_the_drafts(self):
        page = Page()
        page.feed(self.read("html"))
        page.close()
        self.assertEqual(page.faults + page.open, [])
        self.assertFalse(page.tags & {"script", "link", "img", "iframe", "object"})
        self.assertEqual(len(set(page.ids)), len(page.ids))
        self.assertTrue(all(link.startswith("#") and link[1:] in page.ids for link in page.links))
        texts = [self.text_of(f"{FOLDER}/{draft['path']}").replace("\r\n", "\n")
                 for draft in json.loads(self.read("json"))["drafts"] if draft["id"] is None]
        shown = [text.replace("\r\n", "\n") for text in page.pres]
        for text in texts:
            self.assertIn(text, shown)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
