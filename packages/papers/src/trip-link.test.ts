import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from './testing/any-text.ts';
import { newTripLink, readTripLink } from './trip-link.ts';

const SECRET = 'a secret of at least 32 characters';
const ORIGIN = 'https://jumpseat.example';
const orderId = '5f1c9f0e-6f0a-4d57-9c9e-2b9f7a1f6a10';
const expiresAt = Date.parse('2026-12-31T08:15:00Z');

const linkOf = (changes: { orderId?: string; secret?: string; language?: 'en' | 'de' | 'ar' } = {}) =>
  newTripLink(
    { orderId: changes.orderId ?? orderId, expiresAt },
    { secret: changes.secret ?? SECRET, origin: ORIGIN, language: changes.language ?? 'en' },
  );
const tokenOf = (link: string) => link.slice(link.lastIndexOf('/') + 1);
const TOKEN = tokenOf(linkOf());

test.each([
  ['en', `${ORIGIN}/trips/open/`],
  ['de', `${ORIGIN}/de/trips/open/`],
  ['ar', `${ORIGIN}/ar/trips/open/`],
] as const)('a link in %s leads to the page in that language', (language, address) => {
  expect(linkOf({ language })).toBe(`${address}${TOKEN}`);
});

test('a link opens its own order until it expires', () => {
  const anId = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
  fc.assert(
    fc.property(anId, (id) => {
      const token = tokenOf(linkOf({ orderId: id }));
      expect(token).toMatch(/^[\w.-]{1,400}$/);
      expect(readTripLink(token, SECRET, expiresAt - 1)).toEqual({ orderId: id, expiresAt });
      expect(readTripLink(token, SECRET, expiresAt)).toBeNull();
    }),
  );
});

test('a link with any character changed opens nothing', () => {
  const place = fc.nat({ max: TOKEN.length - 1 });
  fc.assert(
    fc.property(place, anyText({ maxLength: 3 }), (at, text) => {
      fc.pre(text !== TOKEN[at]);
      expect(readTripLink(`${TOKEN.slice(0, at)}${text}${TOKEN.slice(at + 1)}`, SECRET, 0)).toBeNull();
    }),
  );
});

test('a text that is no link opens nothing', () => {
  const part = fc.oneof(anyText(), fc.base64String());
  fc.assert(
    fc.property(fc.array(part, { maxLength: 3 }), (parts) => {
      expect(readTripLink(parts.join('.'), SECRET, 0)).toBeNull();
    }),
  );
});

test.each([
  ['longer', `${TOKEN}.`],
  ['padded', `${TOKEN}=`],
  ['cut off', TOKEN.slice(0, -1)],
  ['without a signature', TOKEN.slice(0, TOKEN.indexOf('.') + 1)],
  ['with the signature of another order', `${TOKEN.split('.')[0]}.${tokenOf(linkOf({ orderId: 'o2' })).split('.')[1]}`],
  ['of another secret', tokenOf(linkOf({ secret: `${SECRET}!` }))],
])('a link that is %s opens nothing', (_what, token) => {
  expect(readTripLink(token, SECRET, 0)).toBeNull();
});
