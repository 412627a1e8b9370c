// Installs what package-lock.json names and bundles both programs into dist/, if anything changed since; Maven calls it
// in every build, so it does nothing when there is nothing to do.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const stamp = join(here, 'dist', 'built');
const installed = join(here, 'node_modules', '.package-lock.json');
const at = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);

function files(directory) {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist'].includes(entry.name)) return [];
    const path = join(directory, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

if (Math.max(...files(here).map(at)) > at(stamp)) {
  if (at(join(here, 'package-lock.json')) > at(installed)) {
    execFileSync('npm', ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--silent'], { cwd: here, stdio: 'inherit' });
    const now = new Date();
    utimesSync(installed, now, now);
  }
  const { build } = await import('esbuild');
  const shared = { bundle: true, minify: true, format: 'esm', legalComments: 'eof', absWorkingDir: here, logLevel: 'warning' };
  await build({ ...shared, entryPoints: ['charts/draw.mjs'], platform: 'node', target: 'node20', outfile: 'dist/charts/draw.mjs' });
  await build({ ...shared, entryPoints: ['editor/ask.mjs'], platform: 'browser', target: 'es2022', outfile: 'dist/web/ask.js' });
  writeFileSync(stamp, '');
}
