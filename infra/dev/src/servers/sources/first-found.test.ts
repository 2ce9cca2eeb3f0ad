import { describe, expect, test } from 'vitest';
import { firstFound, type Source } from './first-found.ts';

function source(name: string, path: string | undefined, tried: string[]): Source {
  return {
    name,
    find: async () => {
      tried.push(name);
      return path ?? { reason: 'not there' };
    },
  };
}

describe('looking for a program', () => {
  test('stops at the first source that has it', async () => {
    const tried: string[] = [];
    const sources = [source('PATH', undefined, tried), source('cache', '/c/it', tried), source('web', '/w/it', tried)];
    expect(await firstFound(sources, () => undefined)).toBe('/c/it');
    expect(tried).toEqual(['PATH', 'cache']);
  });

  test('returns the reason of each source if none has it', async () => {
    const sources = [source('PATH', undefined, []), source('web', undefined, [])];
    expect(await firstFound(sources, () => undefined)).toEqual(['PATH: not there', 'web: not there']);
  });
});
