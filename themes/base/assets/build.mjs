// Builds the style sheets and the script, copies fonts and drawings, and writes a manifest of what was built
// from what: tests/themes/test_assets.py reads it to tell when the committed result is stale.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const source = dirname(fileURLToPath(import.meta.url));
const target = join(source, "..", "static", "base");

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });

await build({
  entryPoints: [join(source, "css/site.css"), join(source, "css/kit.css"), join(source, "js/enhance.js"), join(source, "js/autosave.js"), join(source, "js/security-key.js")],
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

const kept = { fonts: /\.(woff2|txt)$/, motifs: /\.svg$/, altcha: /\.(js|css|txt)$/ };
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
console.log(`${Object.keys(manifest.built).length} files built into themes/base/static/base`);
