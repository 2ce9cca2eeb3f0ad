import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// `npm pack` packs package.json as it is. In the workspace it exports sources, so it is another while the package is packed.

const MANIFEST = join(import.meta.dirname, 'package.json');
/** The workspace's own, while another takes its place. Stays where packing was cut off, and is taken up again by the next. */
const KEPT = join(import.meta.dirname, 'package.workspace.json');

function publish() {
  if (!existsSync(KEPT)) copyFileSync(MANIFEST, KEPT);
  const { devDependencies, scripts, publishConfig, ...manifest } = JSON.parse(readFileSync(KEPT, 'utf8'));
  const { exports, ...config } = publishConfig;
  write({ ...manifest, exports, publishConfig: config });
}

/** At once, as other processes may be reading it. */
function write(manifest) {
  const draft = `${MANIFEST}.draft`;
  writeFileSync(draft, `${JSON.stringify(manifest, null, 2)}\n`);
  renameSync(draft, MANIFEST);
}

const [, , step] = process.argv;
if (step === 'publish') publish();
else if (existsSync(KEPT)) renameSync(KEPT, MANIFEST);
