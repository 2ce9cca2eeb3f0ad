import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

describe('settings of npm start', () => {
  it('have the documented defaults', () => {
    expect(readSettings([], {})).toMatchObject({
      SERVER_PORT: 8080,
      TEMPORAL_UI_PORT: 8088,
      TEMPORAL_PORT: 7233,
      POSTGRES_PORT: 5439,
      fresh: false,
    });
  });

  it('come from the environment, where an empty variable counts as not set', () => {
    const settings = readSettings(['--fresh'], { SERVER_PORT: '9000', POSTGRES_PORT: '', DATABASE_URL: '' });
    expect(settings).toMatchObject({ SERVER_PORT: 9000, POSTGRES_PORT: 5439, fresh: true });
    expect(settings.DATABASE_URL).toBeUndefined();
  });

  it.each(['http', '0', '70000', '80.5'])('name the variable when a port is %s', (value) => {
    expect(() => readSettings([], { TEMPORAL_UI_PORT: value })).toThrow(/TEMPORAL_UI_PORT: /);
  });

  it('start one API unless told otherwise', () => {
    expect(readSettings([], { SERVER_HOST: '0.0.0.0' }).api).toBe(1);
    expect(readSettings(['--api', '3'], {}).api).toBe(3);
    expect(readSettings(['--api=2'], { SERVER_HOST: 'localhost' }).api).toBe(2);
  });

  it('start one worker unless told otherwise, several whoever may reach the API', () => {
    expect(readSettings([], {}).worker).toBe(1);
    expect(readSettings(['--worker', '4'], { SERVER_HOST: '0.0.0.0' })).toMatchObject({ worker: 4, api: 1 });
  });

  it.each(['0', '17', '1.5', 'many', ''])('say how many processes of a kind there may be, which is not %j', (count) => {
    expect(() => readSettings(['--api', count], {})).toThrow('--api');
    expect(() => readSettings(['--worker', count], {})).toThrow(/^--worker .*expected a whole number from 1 to 16/);
  });

  it.each(['0.0.0.0', '::', '192.168.1.7', '127.0.0.1.example.org'])('keep several API processes off %s', (host) => {
    expect(() => readSettings(['--api', '2'], { SERVER_HOST: host })).toThrow(`SERVER_HOST is ${host}`);
  });

  it('name a flag that does not exist', () => {
    expect(() => readSettings(['--frsh'], {})).toThrow(/--frsh[\s\S]*npm start -- --help/);
  });
});
