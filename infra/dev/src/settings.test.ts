import { describe, expect, test } from 'vitest';
import { readSettings } from './settings.ts';

describe('the settings of npm start', () => {
  test('have the documented defaults', () => {
    expect(readSettings([], {})).toMatchObject({
      SERVER_PORT: 8080,
      TEMPORAL_UI_PORT: 8088,
      TEMPORAL_PORT: 7233,
      POSTGRES_PORT: 5439,
      fresh: false,
    });
  });

  test('come from the environment; an empty variable counts as not set', () => {
    const given = { SERVER_PORT: '9000', POSTGRES_PORT: '', DATABASE_URL: '', SMTP_URL: '', PUBLIC_ORIGIN: '' };
    const settings = readSettings(['--fresh'], given);
    expect(settings).toMatchObject({ SERVER_PORT: 9000, POSTGRES_PORT: 5439, fresh: true });
    expect([settings.DATABASE_URL, settings.SMTP_URL, settings.PUBLIC_ORIGIN]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test.each(['http', '0', '70000', '80.5'])('refuse the port %s and name the variable', (value) => {
    expect(() => readSettings([], { TEMPORAL_UI_PORT: value })).toThrow(/TEMPORAL_UI_PORT: /);
  });

  test('start one API process by default', () => {
    expect(readSettings([], { SERVER_HOST: '0.0.0.0' }).api).toBe(1);
    expect(readSettings(['--api', '3'], {}).api).toBe(3);
    expect(readSettings(['--api=2'], { SERVER_HOST: 'localhost' }).api).toBe(2);
  });

  test('start one worker by default, and several on any SERVER_HOST', () => {
    expect(readSettings([], {}).worker).toBe(1);
    expect(readSettings(['--worker', '4'], { SERVER_HOST: '0.0.0.0' })).toMatchObject({ worker: 4, api: 1 });
  });

  test.each(['0', '17', '1.5', 'many', ''])('refuse %j as a number of processes and name the limits', (count) => {
    expect(() => readSettings(['--api', count], {})).toThrow('--api');
    expect(() => readSettings(['--worker', count], {})).toThrow(/^--worker .*expected a whole number from 1 to 16/);
  });

  test.each(['0.0.0.0', '::', '192.168.1.7', '127.0.0.1.example.org'])('refuse several API processes on %s', (host) => {
    expect(() => readSettings(['--api', '2'], { SERVER_HOST: host })).toThrow(`SERVER_HOST is ${host}`);
  });

  test('refuse an unknown flag and name it', () => {
    expect(() => readSettings(['--frsh'], {})).toThrow(/--frsh[\s\S]*npm start -- --help/);
  });
});
