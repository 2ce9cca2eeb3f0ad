import { readFile } from 'node:fs/promises';
import { expect, inject, test } from 'vitest';

test('modules that all workflows share are evaluated once, not once per workflow', async () => {
  const code = await readFile(inject('workflowBundle'), 'utf8');
  const [preload] = /exports\.preloadModules = function[^}]*}/.exec(code) ?? [];
  expect(preload).toMatch(/__webpack_require__\([^)]*"[^"]*@temporalio\/workflow\/lib\/index\.js"\)/);
  expect(preload).toMatch(/__webpack_require__\([^)]*"[^"]*packages\/domain\/src\/index\.ts"\)/);
});
