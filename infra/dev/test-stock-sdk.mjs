import { bootstrap } from './bootstrap/main.mjs';

await bootstrap('test-stock-sdk');
