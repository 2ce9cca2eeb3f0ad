import { adults, countOf, DEFAULT_POLICY, PASSENGER_KINDS, type Party, refuseParty } from '@jumpseat/domain';

/** What addresses and forms call the number of passengers of each kind. */
export const PARTY_PARAMS = { adult: 'adults', child: 'children', infant: 'infants' } as const;

/** The party in an address. One adult if the address has none, or one that can't travel. */
export function partyIn(params: URLSearchParams): Party {
  const counts = PASSENGER_KINDS.map((kind) => ({
    kind,
    text: params.get(PARTY_PARAMS[kind]) ?? (kind === 'adult' ? '1' : '0'),
  }));
  if (!counts.every(({ text }) => /^\d$/.test(text))) return adults(1);
  const party = counts.flatMap(({ kind, text }) => Array.from({ length: Number(text) }, () => ({ kind })));
  return refuseParty(party, DEFAULT_POLICY.maxSeats) ? adults(1) : party;
}

/** The same party for an address, without zeros. Empty for one adult. */
export function partyParams(party: Party): Record<string, string> {
  const isOneAdult = party.length === 1 && countOf(party, 'adult') === 1;
  if (isOneAdult) return {};
  const counts = PASSENGER_KINDS.map((kind) => [PARTY_PARAMS[kind], countOf(party, kind)] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0).map(([name, count]) => [name, `${count}`]));
}
