import type { CabinId, Wish } from '@jumpseat/domain';
import { grammarOf } from '@jumpseat/texts';
import type { PartyMessages } from './messages.en.ts';

const { plural, list } = grammarOf('de-DE');

const CABINS: Readonly<Record<CabinId, string>> = {
  first: 'First',
  business: 'Business',
  premium: 'Premium',
  economy: 'Economy',
};

const WISHES: Readonly<Record<Wish, string>> = {
  window: 'Fensterplatz',
  aisle: 'Gangplatz',
  extraLegroom: 'mehr Beinfreiheit',
  bassinet: 'Babybett',
};

const elsewhere = (cabins: readonly CabinId[]) =>
  cabins.length === 0 ? 'mit einem anderen Flug' : `in ${cabins.map((id) => CABINS[id]).join(' oder ')}`;

export const party: PartyMessages = {
  passengers: {
    adult: (count) => plural(count, { one: '# Erwachsener', other: '# Erwachsene' }),
    child: (count) => plural(count, { one: '# Kind', other: '# Kinder' }),
    infant: (count) => plural(count, { one: '# Baby', other: '# Babys' }),
  },
  travellers: (count) => plural(count, { one: '# Reisender', other: '# Reisende' }),
  steppers: {
    adult: {
      label: 'Erwachsene',
      hint: 'Ab 12 Jahren',
      add: 'Einen Erwachsenen hinzufügen',
      remove: 'Einen Erwachsenen entfernen',
    },
    child: {
      label: 'Kinder',
      hint: '2 bis 11 Jahre, eigener Sitz',
      add: 'Ein Kind hinzufügen',
      remove: 'Ein Kind entfernen',
    },
    infant: {
      label: 'Babys',
      hint: 'Unter 2 Jahren, auf dem Schoß',
      add: 'Ein Baby hinzufügen',
      remove: 'Ein Baby entfernen',
    },
  },
  form: {
    heading: 'Zusammen sitzen',
    wishes: 'Wunsch für mindestens einen Sitz',
    findTogether: 'Sitze beieinander finden',
    findBest: 'Den besten Sitz finden',
    inCabin: (cabin) => `In ${CABINS[cabin]}, wie über dem Sitzplan gewählt`,
  },
  noProposal: {
    tooFew: (cabin, left, needed) =>
      left === 0
        ? `In ${CABINS[cabin]} ist kein Sitz mehr frei, und Ihre Gruppe braucht ${needed}.`
        : plural(left, {
            one: `In ${CABINS[cabin]} ist nur noch # Sitz frei, und Ihre Gruppe braucht ${needed}.`,
            other: `In ${CABINS[cabin]} sind nur noch # Sitze frei, und Ihre Gruppe braucht ${needed}.`,
          }),
    tooFewForBaby: (cabin, left) =>
      left === 0
        ? `In ${CABINS[cabin]} ist kein Sitz mehr frei, der ein Baby auf dem Schoß erlaubt.`
        : plural(left, {
            one: `In ${CABINS[cabin]} ist nur noch # Sitz frei, der ein Baby auf dem Schoß erlaubt.`,
            other: `In ${CABINS[cabin]} sind nur noch # Sitze frei, die ein Baby auf dem Schoß erlauben.`,
          }),
    tooFewForChild: (cabin, left) =>
      left === 0
        ? `In ${CABINS[cabin]} ist kein Sitz mehr frei, auf dem ein Kind sitzen darf.`
        : plural(left, {
            one: `In ${CABINS[cabin]} ist nur noch # Sitz frei, auf dem ein Kind sitzen darf.`,
            other: `In ${CABINS[cabin]} sind nur noch # Sitze frei, auf denen ein Kind sitzen darf.`,
          }),
    tooFewForGroup: (cabin, left) =>
      left === 0
        ? `In ${CABINS[cabin]} ist kein Sitz mehr frei, den Ihre Gruppe buchen darf.`
        : plural(left, {
            one: `In ${CABINS[cabin]} ist nur noch # Sitz frei, den Ihre Gruppe buchen darf.`,
            other: `In ${CABINS[cabin]} sind nur noch # Sitze frei, die Ihre Gruppe buchen darf.`,
          }),
    tryElsewhere: (cabins) => `Versuchen Sie es ${elsewhere(cabins)}.`,
    tryElsewhereOrSplit: (cabins) =>
      `Versuchen Sie es ${elsewhere(cabins)} oder buchen Sie für den Rest Ihrer Gruppe separat.`,
  },
  proposals: {
    name: 'Vorgeschlagene Sitze',
    choice: 'Vorschläge',
    dismiss: 'Vorschläge schließen',
    hold: (seats) => plural(seats, { one: 'Diesen Sitz reservieren', other: 'Diese Sitze reservieren' }),
    taken: 'Einer dieser Sitze wurde gerade an jemand anderen vergeben. Suchen Sie noch einmal.',
  },
  names: {
    cheapest: 'Am günstigsten',
    frontRow: 'Vorderste Reihe',
    frontRowTogether: 'Zusammen in der vordersten Reihe',
    withWish: (wish) => `Mit ${WISHES[wish]}`,
    sideBySide: 'Nebeneinander',
    acrossAisle: 'Mit Gang dazwischen',
    inRows: 'In Reihen hintereinander',
    forward: 'Weiter vorn',
    back: 'Weiter hinten',
    rows: (rows) => plural(rows.length, { one: `Reihe ${list(rows)}`, other: `Reihen ${list(rows)}` }),
    seats: (seats) => plural(seats.length, { one: `Sitz ${list(seats)}`, other: `Sitze ${list(seats)}` }),
  },
  reasons: {
    SIDE_BY_SIDE: 'Alle nebeneinander',
    ACROSS_AISLE: 'In einer Reihe mit Gang dazwischen',
    IN_ROWS: 'In Reihen hintereinander',
    SPLIT: 'Ihre Gruppe sitzt verteilt: Beieinander sind keine Sitze mehr frei',
    CHILDREN_BESIDE_ADULTS: 'Jedes Kind neben einem Erwachsenen',
    CHILDREN_APART: 'Nicht jedes Kind neben einem Erwachsenen',
    MIDDLE: 'Zwischen zwei Nachbarn',
    STRANDS_SEAT: 'Lässt einen einzelnen Sitz übrig',
    UNASKED_LEGROOM: 'Mehr Beinfreiheit gegen Aufpreis',
    NO_RECLINE: 'Rückenlehnen nicht verstellbar',
    RESTRICTED_VIEW: 'Eingeschränkte Sicht aus dem Fenster',
  },
  wishReasons: {
    WISH_MET: (wish) => `Mit ${WISHES[wish]}`,
    WISH_MISSED: (wish) => `Hier nicht verfügbar: ${WISHES[wish]}`,
  },
};
