import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { live } from './live.js';
import { quarter } from './quarter.js';

/** Writes the dashboards into the directory that is named. */
const directory = process.argv[2];
if (directory === undefined) {
  throw new Error('name the directory to write to');
}
mkdirSync(directory, { recursive: true });
for (const [name, dashboard] of Object.entries({ live: live(), quarter: quarter() })) {
  writeFileSync(join(directory, `${name}.json`), JSON.stringify(dashboard, null, 2) + '\n');
}
