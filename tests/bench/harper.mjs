// Harper (https://writewithharper.com) over files, as a program: node harper.mjs FOLDER PATH, where FOLDER/node_modules has
// harper.js and PATH is a draft or a folder of drafts. Prints one line a finding.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, path] = process.argv.slice(2);
const find = createRequire(join(resolve(folder), "package.json")).resolve;
const load = (name) => import(pathToFileURL(find(name)).href);

const harper = await load("harper.js");
const { binary } = harper.binary ? harper : await load("harper.js/binary");
const linter = new harper.LocalLinter({ binary });
await linter.setup();
const files = statSync(path).isDirectory() ? readdirSync(path).sort().map((name) => join(path, name)) : [path];
for (const file of files) {
  for (const lint of await linter.lint(readFileSync(file, "utf8"))) {
    const { start } = lint.span();
    console.log(`${file}:${start}: ${lint.message()}`);
  }
}
