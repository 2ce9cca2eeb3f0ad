import { grammarOf } from '#language/grammar.ts';
import type { SeatAlertsMessages } from './messages.en.ts';

const { plural, list } = grammarOf('ar-u-nu-latn');

/** Two seats have a form of their own. */
function free(seats: readonly string[]): string {
  return plural(seats.length, {
    one: `المقعد ${list(seats)} متاح`,
    two: `المقعدان ${list(seats)} متاحان`,
    other: `المقاعد ${list(seats)} متاحة`,
  });
}

export const seatAlerts: SeatAlertsMessages = {
  free,
  freeNow: (seats) => `${free(seats)}.`,
  hold: (seat) => `حجز ${seat} مؤقتًا`,
  holdInstead: (seat, instead) => `حجز ${seat} مؤقتًا بدلًا من ${instead}`,
  booked: (seats) =>
    plural(seats.length, {
      one: `حجز مسافر آخر المقعد ${list(seats)}.`,
      two: `حجز مسافرون آخرون المقعدين ${list(seats)}.`,
      other: `حجز مسافرون آخرون المقاعد ${list(seats)}.`,
    }),
  chooseAnother: 'اختر مقعدًا آخر من المخطط.',
  held: (seat) => `المقعد ${seat} محجوز مؤقتًا لمسافر آخر.`,
  maybeFreeAgain: 'إذا لم يُدفع ثمنه في الوقت المحدد، يصبح متاحًا من جديد.',
  tellMe: (seat) => `أخبرني عندما يصبح ${seat} متاحًا`,
  keepOpen: 'أبقِ هذه الصفحة مفتوحة. سنخبرك هنا.',
  keepOpenToNotify: 'أبقِ هذه الصفحة مفتوحة. سنخبرك هنا، وبإشعار إذا كنت تتصفح شيئًا آخر.',
  tooMany: (most) =>
    plural(most, {
      zero: 'لا يمكنك انتظار أي مقعد الآن.',
      one: 'يمكنك انتظار مقعد واحد في كل مرة. ألغِ انتظار مقعد آخر أولًا.',
      two: 'يمكنك انتظار مقعدين في الوقت نفسه. ألغِ انتظار مقعد آخر أولًا.',
      few: 'يمكنك انتظار # مقاعد في الوقت نفسه. ألغِ انتظار مقعد آخر أولًا.',
      many: 'يمكنك انتظار # مقعدًا في الوقت نفسه. ألغِ انتظار مقعد آخر أولًا.',
      other: 'يمكنك انتظار # مقعد في الوقت نفسه. ألغِ انتظار مقعد آخر أولًا.',
    }),
  waitingFor: 'في انتظار',
  stopWaiting: (seat) => `إلغاء انتظار ${seat}`,
  openToHold: (flight, route) => `${flight}، ${route}. افتح الصفحة لحجزه مؤقتًا.`,
};
