import { describe, expect, it } from 'vitest';
import { firstFound, type Source } from './first-found.ts';

function source(name: string, answer: string | undefined, asked: string[]): Source {
  return {
    name,
    find: async () => {
      asked.push(name);
      return answer ?? { reason: 'not there' };
    },
  };
}

describe('looking for a program', () => {
  it('stops at the first place that has it', async () => {
    const asked: string[] = [];
    const sources = [source('PATH', undefined, asked), source('cache', '/c/it', asked), source('web', '/w/it', asked)];
    expect(await firstFound(sources, () => undefined)).toBe('/c/it');
    expect(asked).toEqual(['PATH', 'cache']);
  });

  it('tells what each place said when none has it', async () => {
    const sources = [source('PATH', undefined, []), source('web', undefined, [])];
    expect(await firstFound(sources, () => undefined)).toEqual(['PATH: not there', 'web: not there']);
  });
});
