import { latinName } from '../latin-name.ts';
import { canWrite } from './text-runs.ts';

/** A name as it was entered, or in Latin letters if our fonts lack some of its letters. */
export function nameOnPaper(name: string): string {
  return canWrite(name) ? name : latinName(name);
}
