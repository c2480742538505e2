// Builds the style sheets and the script, copies fonts and drawings, and writes a manifest of what was built
// from what: tests/themes/test_assets.py reads it to tell when the committed result is stale.
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const source = dirname(fileURLToPath(import.meta.url));
const finished = join(source, "..", "static", "base");
// Built beside the old files and moved over them one by one: a running server never misses a file.
const target = mkdtempSync(join(tmpdir(), "base-"));
const entries = ["css/site.css", "css/kit.css", "css/office.css", "js/enhance.js", "js/autosave.js", "js/security-key.js", "js/suggest.js", "js/archive.js", "js/upload.js", "js/keep.js", "js/editor.js", "js/album.js", "js/office.js"];

await build({
  entryPoints: entries.map((name) => join(source, name)),
  outdir: target,
  outbase: source,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome90", "firefox90", "safari15"],
  // Fonts and drawings keep their names; the static files storage gives them their hashes.
  external: ["../fonts/*", "../motifs/*"],
  legalComments: "none",
  logLevel: "warning",
});

const kept = { fonts: /\.(woff2|txt)$/, motifs: /\.(svg|png)$/, altcha: /\.(js|css|txt)$/ };
for (const [folder, pattern] of Object.entries(kept)) {
  mkdirSync(join(target, folder), { recursive: true });
  for (const name of readdirSync(join(source, folder))) {
    if (pattern.test(name)) cpSync(join(source, folder, name), join(target, folder, name));
  }
}

const files = (root) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("__pycache__"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
const digests = (root) =>
  Object.fromEntries(
    files(root).map((file) => [
      relative(root, file).split(sep).join("/"),
      createHash("sha256").update(readFileSync(file)).digest("hex"),
    ]),
  );

const manifest = { sources: digests(source), built: digests(target) };
writeFileSync(join(target, "manifest.json"), JSON.stringify(manifest, null, 1) + "\n");

cpSync(target, finished, { recursive: true });
for (const file of files(finished)) {
  if (!existsSync(join(target, relative(finished, file)))) rmSync(file);
}
rmSync(target, { recursive: true });
console.log(`${Object.keys(manifest.built).length} files built into themes/base/static/base`);
