import { expect, test } from 'vitest';
import { servedFrom } from './served-from.ts';

test.each([
  [{ localAddress: '127.0.0.1', localPort: 9090 }, 'http://127.0.0.1:9090'],
  [{ localAddress: '::ffff:10.0.0.7', localPort: 80 }, 'http://10.0.0.7:80'],
  [{ localAddress: '::1', localPort: 8080 }, 'http://[::1]:8080'],
  [undefined, 'http://127.0.0.1:8080'],
])('a page requested at %o calls the API at %s', (socket, origin) => {
  expect(servedFrom(socket)).toBe(origin);
});
