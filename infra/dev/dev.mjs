import { HELP } from './bootstrap/help.mjs';
import { bootstrap } from './bootstrap/main.mjs';

await bootstrap('dev', { help: HELP });
