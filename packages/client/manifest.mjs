import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// `npm pack` packs package.json unchanged, and in the workspace it exports sources. So packing replaces it for a
// moment.

const MANIFEST = join(import.meta.dirname, 'package.json');
/** The workspace's manifest during packing. If packing is interrupted it stays, and the next run uses it. */
const KEPT = join(import.meta.dirname, 'package.workspace.json');

function publish() {
  if (!existsSync(KEPT)) copyFileSync(MANIFEST, KEPT);
  const { devDependencies, scripts, publishConfig, ...manifest } = JSON.parse(readFileSync(KEPT, 'utf8'));
  const { exports, ...config } = publishConfig;
  write({ ...manifest, exports, publishConfig: config });
}

/**
 * Replaces the file atomically, because other processes may read it.
 *
 * @param {object} manifest
 */
function write(manifest) {
  const draft = `${MANIFEST}.draft`;
  writeFileSync(draft, `${JSON.stringify(manifest, null, 2)}\n`);
  renameSync(draft, MANIFEST);
}

const [, , step] = process.argv;
if (step === 'publish') publish();
else if (existsSync(KEPT)) renameSync(KEPT, MANIFEST);
