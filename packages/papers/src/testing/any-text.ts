import fc from 'fast-check';

/** Texts of any script, also such that are no text at all: halves of characters, and characters without a meaning. */
export function anyText({ maxLength = 40 }: { maxLength?: number } = {}): fc.Arbitrary<string> {
  const code = fc.oneof(fc.nat({ max: 0xff }), fc.nat({ max: 0xffff }), fc.nat({ max: 0x10ffff }));
  return fc.string({ unit: code.map((each) => String.fromCodePoint(each)), maxLength });
}
