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

  it('name a flag that does not exist', () => {
    expect(() => readSettings(['--frsh'], {})).toThrow(/--frsh[\s\S]*npm start -- --help/);
  });
});
