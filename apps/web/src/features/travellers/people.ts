import {
  countOf,
  normalizeName,
  PASSENGER_KINDS,
  type Party,
  type PassengerKind,
  type SeatCode,
  seatTravellers,
  type Traveller,
} from '@jumpseat/domain';

/** A traveller in the form. Texts are as they were typed. */
export interface Person {
  /** Stays the same when the person changes the seat. */
  readonly id: number;
  readonly kind: PassengerKind;
  readonly givenName: string;
  readonly familyName: string;
  /** A date such as 2019-02-28; empty until it is entered. */
  readonly bornOn: string;
  /** Null for a baby. */
  readonly seat: SeatCode | null;
  /** For a baby: the id of the adult whose lap it sits on. */
  readonly lap: number | null;
}

const bySeat = new Intl.Collator('en', { numeric: true });

/** Seats as people count them: 2A before 12A, and A2 before A10. */
export function inSeatOrder(seats: readonly SeatCode[]): SeatCode[] {
  return seats.toSorted(bySeat.compare);
}

/**
 * The people of a party in the order of their seats, babies last. A known traveller keeps a seat that the order still
 * has, or gets a free one. The others have no names yet.
 */
export function peopleFor(party: Party, seats: readonly SeatCode[], known: readonly Traveller[]): Person[] {
  const ordered = inSeatOrder(seats);
  const travellers = PASSENGER_KINDS.flatMap((kind) => ofKind(kind, countOf(party, kind), ordered, known));
  const lapOf = (traveller: Traveller) => {
    const adult = traveller.lapOf === null ? undefined : known[traveller.lapOf];
    return adult && travellers.includes(adult) ? travellers.indexOf(adult) : null;
  };
  const laps = travellers.map(lapOf);
  const people = seatTravellers(travellers, ordered).map(
    ({ kind, givenName, familyName, bornOn, seat }, id): Person => ({
      id,
      kind,
      givenName,
      familyName,
      bornOn: bornOn ?? '',
      seat,
      lap: laps[id] ?? null,
    }),
  );
  const place = ({ seat }: Person) => (seat === null ? ordered.length : ordered.indexOf(seat));
  return withLaps(people.toSorted((a, b) => place(a) - place(b)));
}

/** So many travellers of a kind: first the known ones who have a seat, then the other known ones, then nobody yet. */
function ofKind(
  kind: PassengerKind,
  count: number,
  seats: readonly SeatCode[],
  known: readonly Traveller[],
): Traveller[] {
  const rank = ({ seat }: Traveller) => Number(seat !== null && seats.includes(seat));
  const found = known.filter((traveller) => traveller.kind === kind).toSorted((a, b) => rank(b) - rank(a));
  const nobody = { givenName: '', familyName: '', kind, bornOn: null, seat: null, lapOf: null };
  return Array.from({ length: count }, (_, at) => found[at] ?? { ...nobody });
}

/** Gives each baby without a lap that of the next free adult. */
function withLaps(people: readonly Person[]): Person[] {
  const taken = new Set(people.map(({ lap }) => lap));
  return people.map((person) => {
    if (person.kind !== 'infant' || person.lap !== null) return person;
    const adult = people.find(({ kind, id }) => kind === 'adult' && !taken.has(id));
    if (!adult) return person;
    taken.add(adult.id);
    return { ...person, lap: adult.id };
  });
}

/** Those with a seat of their own, in the order of their seats. */
export function seated(people: readonly Person[]): Person[] {
  return people.filter(({ kind }) => kind !== 'infant');
}

export function babiesIn(people: readonly Person[]): Person[] {
  return people.filter(({ kind }) => kind === 'infant');
}

/** Swaps the persons at two positions of the list: each gets the seat of the other. */
export function swapSeats(people: readonly Person[], from: number, to: number): readonly Person[] {
  const [one, other] = [people[from], people[to]];
  if (!one || !other || one === other || one.seat === null || other.seat === null) return people;
  return people.with(from, { ...other, seat: one.seat }).with(to, { ...one, seat: other.seat });
}

/** Puts a baby on the lap of an adult. A baby that sits there gets the lap of the other. */
export function chooseLap(people: readonly Person[], babyId: number, adultId: number): readonly Person[] {
  const before = people.find(({ id }) => id === babyId)?.lap ?? null;
  return people.map((person) => {
    if (person.id === babyId) return { ...person, lap: adultId };
    return person.kind === 'infant' && person.lap === adultId ? { ...person, lap: before } : person;
  });
}

/** The people as the server stores them. */
export function toTravellers(people: readonly Person[]): Traveller[] {
  return people.map(({ givenName, familyName, kind, bornOn, seat, lap }) => {
    const adult = people.findIndex(({ id }) => id === lap);
    return {
      givenName: normalizeName(givenName),
      familyName: normalizeName(familyName),
      kind,
      bornOn: bornOn || null,
      seat,
      lapOf: adult < 0 ? null : adult,
    };
  });
}

/** The whole name; empty until it is entered. */
export function nameOf({ givenName, familyName }: Pick<Traveller, 'givenName' | 'familyName'>): string {
  return normalizeName(`${givenName} ${familyName}`);
}
