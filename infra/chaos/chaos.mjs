import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
// A relative path, because nothing is installed yet.
import { bootstrap } from '../dev/bootstrap/main.mjs';

await bootstrap('chaos', { folder: dirname(fileURLToPath(import.meta.url)) });
