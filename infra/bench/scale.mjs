import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
// By its path: nothing is installed yet.
import { bootstrap } from '../dev/bootstrap/main.mjs';

await bootstrap('scale/main', { folder: dirname(fileURLToPath(import.meta.url)) });
