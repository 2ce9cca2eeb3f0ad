import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * Remembers for which inputs a piece of work was last done well: a file holding the hash of them all.
 *
 * @param {string} file where the stamp is kept; it goes when the folder it stamps goes
 * @param {readonly string[]} inputs files the work depends on
 */
export function stamp(file, inputs) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const input of inputs) hash.update('\0').update(input).update('\0').update(readFileSync(input));
  const current = hash.digest('hex');
  return {
    matches: () => existsSync(file) && readFileSync(file, 'utf8') === current,
    write: () => writeFileSync(file, current),
  };
}
