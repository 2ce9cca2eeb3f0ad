import { expect, test } from 'vitest';
import { type Check, ok, problem, warning } from './check.ts';
import { hasProblem, jsonOf, textOf } from './report.ts';
import { runChecks } from './run-checks.ts';

const check = (name: string, run: Check['run'], needs = ''): Check => ({ name, needs, advice: `mend ${name}`, run });

test('a check that fails or hangs is a problem with its advice, and the others are made', async () => {
  const aborted: string[] = [];
  const reports = await runChecks(
    [
      check('refused', () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7:5432\nat line 3'))),
      check('nameless', () => Promise.reject(new AggregateError([new Error('connect ECONNREFUSED ::1:25')]))),
      check('silent', (signal) => {
        signal.addEventListener('abort', () => aborted.push('silent'));
        return new Promise(() => undefined);
      }),
      check('well', async () => [ok('is well')]),
    ],
    { limitMs: 50 },
  );
  expect(reports).toEqual([
    {
      check: 'refused',
      level: 'PROBLEM',
      what: 'could not be checked: connect ECONNREFUSED 10.0.0.7:5432',
      advice: 'mend refused',
    },
    {
      check: 'nameless',
      level: 'PROBLEM',
      what: 'could not be checked: connect ECONNREFUSED ::1:25',
      advice: 'mend nameless',
    },
    { check: 'silent', level: 'PROBLEM', what: 'could not be checked: no answer within 50 ms', advice: 'mend silent' },
    { check: 'well', level: 'OK', what: 'is well' },
  ]);
  expect(aborted).toEqual(['silent']);
});

test('a check is left out if one that it needs could not be made, but not if that one found a problem', async () => {
  const found = await runChecks([
    check('down', () => Promise.reject(new Error('down'))),
    check('on top', async () => [ok('never')], 'down'),
    check('above', async () => [ok('never')], 'on top'),
    check('ill', async () => [problem('ill', 'mend it')]),
    check('beside', async () => [ok('made')], 'ill'),
  ]);
  expect(found.map(({ check }) => check)).toEqual(['down', 'ill', 'beside']);
});

test('a report has a line for each finding and what to do below it, for people and for programs', () => {
  const reports = [
    { check: 'Node', ...ok('24') },
    { check: 'Mails', ...warning('late', 'wait') },
  ];
  expect(textOf(reports)).toBe('✓ Node: 24\n! Mails: late\n    wait\n\n1 ✓, 1 !, 0 ✗\n');
  expect(JSON.parse(jsonOf(reports))).toEqual({ ok: true, reports });
  expect(hasProblem([...reports, { check: 'Disk', ...problem('full', 'delete') }])).toBe(true);
});
