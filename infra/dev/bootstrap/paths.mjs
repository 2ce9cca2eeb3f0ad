import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** infra/dev, wherever the clone lies and wherever the command was typed. */
export const DEV_FOLDER = resolve(dirname(fileURLToPath(import.meta.url)), '..');
export const REPOSITORY = resolve(DEV_FOLDER, '../..');
export const TOOLCHAIN_FOLDER = join(DEV_FOLDER, 'toolchain');
