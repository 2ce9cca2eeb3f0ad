import { grammarOf } from '@jumpseat/texts';
import type { ErrorText, ErrorTexts } from './error-text.ts';

const { plural, list } = grammarOf('de-DE');

const OUR_FAULT: ErrorText = {
  title: 'Bei uns ist etwas schiefgegangen',
  advice: 'Versuchen Sie es gleich noch einmal.',
};
const CHOOSE_AGAIN = 'Wählen Sie Ihre Sitze neu.';
const NOT_CHARGED = 'Es wurde nichts abgebucht.';

export const errors: ErrorTexts = {
  // Choosing seats.
  NO_SEATS: { title: 'Keine Sitze gewählt', advice: 'Wählen Sie mindestens einen Sitz.' },
  DUPLICATE_SEAT: { title: 'Derselbe Sitz wurde zweimal gewählt', advice: 'Wählen Sie jeden Sitz nur einmal.' },
  TOO_MANY_SEATS: ({ chosen }) => ({
    title: chosen
      ? plural(chosen, {
          one: '# Sitz ist zu viel für eine Buchung',
          other: '# Sitze sind zu viele für eine Buchung',
        })
      : 'Zu viele Sitze für eine Buchung',
    advice: 'Wählen Sie weniger Sitze oder buchen Sie ein zweites Mal.',
  }),
  NO_SUCH_SEAT: { title: 'Diesen Sitz gibt es auf diesem Flug nicht', advice: 'Wählen Sie einen Sitz im Sitzplan.' },
  PARTY_NEEDS_ADULT: {
    title: 'Kinder reisen nur mit Erwachsenen, und für jedes Baby muss ein Erwachsener mitreisen',
    advice: 'Fügen Sie Ihrer Gruppe einen Erwachsenen hinzu.',
  },
  PARTY_SIZE: ({ chosen, needed }) => ({
    title:
      chosen === undefined || needed === undefined
        ? 'Alle außer Babys brauchen einen eigenen Sitz'
        : plural(chosen, {
            one: `Sie haben # Sitz gewählt, Ihre Gruppe braucht aber ${needed}`,
            other: `Sie haben # Sitze gewählt, Ihre Gruppe braucht aber ${needed}`,
          }),
    advice: 'Wählen Sie je einen Sitz für alle Erwachsenen und Kinder oder ändern Sie Ihre Gruppe.',
  }),
  EXIT_ROW: {
    title: 'Die Notausgangsreihe ist für Gruppen mit Kind oder Baby nicht verfügbar',
    advice: 'Wählen Sie Sitze in einer anderen Reihe.',
  },
  NO_LAP_INFANT: {
    title: 'Auf diesem Sitz ist kein Baby auf dem Schoß erlaubt',
    advice: 'Wählen Sie einen Sitz in einer anderen Reihe oder Klasse.',
  },
  BASSINET_ROW: {
    title: 'Sitze mit Babybett sind Gruppen mit einem Baby vorbehalten',
    advice: 'Wählen Sie einen Sitz in einer anderen Reihe oder fügen Sie Ihrer Gruppe das Baby hinzu.',
  },
  OTHER_CABIN: ({ seats = [] }) => ({
    title:
      seats.length === 0
        ? 'Dieser Sitz ist nicht in der gewählten Klasse'
        : plural(seats.length, {
            one: `${list(seats)} ist nicht in der gewählten Klasse`,
            other: `${list(seats)} sind nicht in der gewählten Klasse`,
          }),
    advice: 'Wählen Sie einen Sitz in Ihrer Klasse oder wechseln Sie die Klasse.',
  }),
  NO_SUCH_CABIN: { title: 'Diese Klasse gibt es in diesem Flugzeug nicht', advice: 'Wählen Sie eine andere Klasse.' },
  SEAT_HELD: ({ seats = [] }) => ({
    title:
      seats.length === 0
        ? 'Ein Sitz, den Sie gewählt haben, wurde gerade an jemand anderen vergeben'
        : plural(seats.length, {
            one: `${list(seats)} wurde gerade an jemand anderen vergeben`,
            other: `${list(seats)} wurden gerade an jemand anderen vergeben`,
          }),
    advice: 'Wählen Sie einen anderen Sitz oder sehen Sie später nach: Unbezahlte Sitze werden wieder frei.',
  }),
  SEAT_BOOKED: ({ seats = [] }) => ({
    title:
      seats.length === 0
        ? 'Ein Sitz, den Sie gewählt haben, ist schon gebucht'
        : plural(seats.length, {
            one: `${list(seats)} ist schon gebucht`,
            other: `${list(seats)} sind schon gebucht`,
          }),
    advice: 'Wählen Sie einen anderen Sitz.',
  }),
  CABIN_FULL: {
    title: 'In dieser Klasse sind nicht mehr genug Sitze frei',
    advice: 'Versuchen Sie es in einer anderen Klasse oder buchen Sie für den Rest Ihrer Gruppe separat.',
  },
  NO_SEATS_FOR_PARTY: {
    title: 'In dieser Klasse sind nicht mehr genug Sitze für Ihre Gruppe frei',
    advice: 'Versuchen Sie es in einer anderen Klasse oder buchen Sie für den Rest Ihrer Gruppe separat.',
  },
  FLIGHT_CLOSED: { title: 'Dieser Flug ist nicht mehr buchbar', advice: 'Wählen Sie einen späteren Flug.' },
  FLIGHT_NOT_FOUND: {
    title: 'Wir finden diesen Flug nicht',
    advice: 'Prüfen Sie den Link oder wählen Sie einen Flug aus der Liste.',
  },

  // Holding seats.
  NOT_HOLDER: { title: 'Diese Sitze sind nicht mehr für Sie reserviert', advice: CHOOSE_AGAIN },
  STALE_COMMAND: {
    title: 'Ihre Buchung hat sich inzwischen geändert',
    advice: 'Prüfen Sie Ihre Sitze und versuchen Sie es noch einmal.',
  },
  NOTHING_HELD: { title: 'Für Sie sind noch keine Sitze reserviert', advice: 'Wählen Sie zuerst Sitze.' },
  ALREADY_EXTENDED: {
    title: 'Sie haben die Zeit schon einmal verlängert',
    advice: 'Bezahlen Sie, bevor die Zeit abläuft.',
  },
  HOLD_LIMIT_REACHED: {
    title: 'Diese Sitze können nicht länger reserviert bleiben',
    advice: 'Bezahlen Sie jetzt oder wählen Sie Ihre Sitze neu.',
  },
  UNPAID_LIMIT_REACHED: {
    title: 'Zu viele unbezahlte Sitze oder Buchungen gleichzeitig',
    advice: 'Bezahlen Sie eine Buchung oder brechen Sie eine ab, und versuchen Sie es noch einmal.',
  },
  ORDER_NOT_FOUND: {
    title: 'Wir finden diese Buchung nicht',
    advice: 'Prüfen Sie den Link oder suchen Sie die Buchung unter „Meine Reisen“ mit dem Buchungscode.',
  },
  ORDER_EXISTS: { title: 'Diese Buchung gibt es schon', advice: CHOOSE_AGAIN },
  ORDER_CONFIRMED: {
    title: 'Diese Buchung ist schon bezahlt',
    advice: 'Für andere Sitze brauchen Sie eine neue Buchung.',
  },
  ORDER_FAILED: { title: 'Buchung nicht abgeschlossen', advice: CHOOSE_AGAIN },
  ORDER_EXPIRED: { title: 'Die Zeit zum Bezahlen ist abgelaufen', advice: CHOOSE_AGAIN },
  ORDER_CANCELLED: { title: 'Diese Buchung wurde abgebrochen', advice: CHOOSE_AGAIN },
  ORDER_REFUNDED: { title: 'Die Zahlung für diese Buchung wurde erstattet', advice: CHOOSE_AGAIN },
  SEATS_LOST: {
    title: 'Ihre Sitze gingen verloren, bevor die Zahlung abgeschlossen war',
    advice: `${NOT_CHARGED} ${CHOOSE_AGAIN}`,
  },
  FLIGHT_RESET: {
    title: 'Die Fluggesellschaft musste die Buchungen für diesen Flug stornieren',
    advice: `Was Sie bezahlt haben, wird erstattet. ${CHOOSE_AGAIN}`,
  },

  // Names and contact.
  BOOKING_NOT_FOUND: {
    title: 'Wir finden keine Buchung mit diesem Buchungscode und Nachnamen',
    advice: 'Prüfen Sie beides. Der Code hat sechs oder sieben Zeichen und steht auf Ihrer Bestätigung.',
  },
  BAD_NAME: {
    title: 'Ein Name ist nicht so geschrieben wie in einem Reisepass',
    advice: 'Verwenden Sie nur Buchstaben, Leerzeichen, Bindestriche und Apostrophe, höchstens 60 Zeichen.',
  },
  BAD_BIRTH_DATE: {
    title: 'Ein Geburtsdatum fehlt oder passt nicht',
    advice: 'Am Tag des Abflugs sind Babys unter 2, Kinder 2 bis 11 und Erwachsene mindestens 12 Jahre alt.',
  },
  BAD_EMAIL: {
    title: 'Die E-Mail-Adresse ist nicht gültig',
    advice: 'Geben Sie eine Adresse wie ada@example.com ein.',
  },
  BAD_PHONE: {
    title: 'Die Telefonnummer ist nicht gültig',
    advice: 'Geben Sie 5 bis 15 Ziffern ein oder lassen Sie das Feld leer.',
  },
  TRAVELLER_SEATS: {
    title: 'Die Namen passen nicht zu Ihren Sitzen',
    advice: 'Geben Sie für jeden Sitz einen Namen ein.',
  },
  TRAVELLER_KINDS: {
    title: 'Die Namen passen nicht zu Ihrer Gruppe',
    advice: 'Geben Sie für alle Erwachsenen, Kinder und Babys einen Namen ein oder ändern Sie Ihre Gruppe.',
  },
  TRAVELLER_LAP: {
    title: 'Jedes Baby braucht den Schoß eines eigenen Erwachsenen',
    advice: 'Wählen Sie für eines der Babys einen anderen Erwachsenen.',
  },
  TRAVELLERS_CLOSED: {
    title: 'Die Namen lassen sich nicht mehr ändern',
    advice: 'Namen können Sie eingeben, bis Sie bezahlen.',
  },

  // Tickets and receipts.
  NOT_BOOKED: {
    title: 'Diese Buchung ist noch nicht bezahlt',
    advice: 'Bezahlen Sie zuerst. Danach finden Sie Ticket und Beleg hier.',
  },
  TRIP_LINK_INVALID: {
    title: 'Dieser Link ist abgelaufen oder nicht vollständig',
    advice: 'Finden Sie Ihre Buchung mit dem Buchungscode und einem Nachnamen.',
  },
  RECEIPT_NOT_FOUND: {
    title: 'Diesen Beleg gibt es in dieser Buchung nicht',
    advice: 'Wählen Sie einen auf der Seite mit den Belegen.',
  },
  BOARDING_PASS_NOT_FOUND: {
    title: 'Diese Bordkarte gibt es in dieser Buchung nicht',
    advice: 'Wählen Sie eine auf der Seite mit den Bordkarten.',
  },
  WALLET_NOT_OFFERED: {
    title: 'Für dieses Wallet gibt es keine Bordkarten',
    advice: 'Verwenden Sie das Ticket auf seiner Seite oder als PDF.',
  },

  // Paying.
  BAD_PAYMENT_CODE: {
    title: 'Ein Zahlungscode hat 5 Ziffern',
    advice: 'Geben Sie alle 5 Ziffern des Codes ein.',
  },
  PAYMENT_IN_PROGRESS: {
    title: 'Ihre Zahlung wird noch geprüft',
    advice: 'Warten Sie das Ergebnis ab und versuchen Sie es dann noch einmal.',
  },
  PAYMENT_DECLINED: {
    title: 'Ihre Zahlung wurde abgelehnt',
    advice: 'Prüfen Sie den Code und versuchen Sie es noch einmal, oder verwenden Sie einen anderen.',
  },
  PAYMENT_REFUSED: {
    title: 'Ihre Zahlung wurde endgültig abgelehnt',
    advice: 'Wählen Sie Ihre Sitze neu und verwenden Sie einen anderen Code.',
  },
  PAYMENT_UNAVAILABLE: {
    title: 'Der Zahlungsdienst war nicht erreichbar',
    advice: `${NOT_CHARGED} Versuchen Sie es gleich noch einmal.`,
  },

  // Reaching Jumpseat.
  REQUEST_TIMEOUT: {
    title: 'Ihre Verbindung war zu langsam',
    advice: 'Es hat sich nichts geändert. Versuchen Sie es noch einmal.',
  },
  UNAVAILABLE: {
    title: 'Jumpseat ist nicht erreichbar',
    advice: 'Versuchen Sie es gleich noch einmal. Hilft das nicht, prüfen Sie Ihre Verbindung.',
  },
  OVERLOADED: {
    title: 'Bei Jumpseat ist gerade viel los',
    advice: 'Es hat sich nichts geändert. Versuchen Sie es in ein paar Sekunden noch einmal.',
  },
  RATE_LIMITED: {
    title: 'Zu viele Anfragen in einer Minute',
    advice: 'Es hat sich nichts geändert. Versuchen Sie es in einer Minute noch einmal.',
  },
  TOO_MANY_SUBSCRIPTIONS: {
    title: 'Zu viele geöffnete Seiten',
    advice: 'Schließen Sie einige davon und versuchen Sie es noch einmal.',
  },
  BAD_ORIGIN: {
    title: 'Diese Adresse ist nicht für Jumpseat eingerichtet',
    advice: 'Öffnen Sie Jumpseat unter der üblichen Adresse.',
  },
  ROUTE_NOT_FOUND: { title: 'Seite nicht gefunden', advice: 'Prüfen Sie die Adresse.' },
  INTERNAL: OUR_FAULT,

  // Only programs cause these.
  BAD_INPUT: OUR_FAULT,
  MALFORMED_JSON: OUR_FAULT,
  NO_SUCH_LAYOUT: OUR_FAULT,
  LAYOUT_NOT_FOUND: OUR_FAULT,
  NOT_ADMIN: OUR_FAULT,
  FLIGHT_EXISTS: OUR_FAULT,
  IDEMPOTENCY_KEY_IN_USE: OUR_FAULT,
  IDEMPOTENCY_KEY_REUSED: OUR_FAULT,
  BODY_TOO_LARGE: OUR_FAULT,
  UNSUPPORTED_MEDIA_TYPE: OUR_FAULT,
};
