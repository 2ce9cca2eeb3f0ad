import { grammarOf } from '@jumpseat/texts';
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
  chooseAnother: 'اختر مقعدًا آخر من خريطة المقاعد.',
  held: (seat) => `المقعد ${seat} محجوز مؤقتًا لمسافر آخر.`,
  maybeFreeAgain: 'إذا لم يُدفع ثمنه في الوقت المحدد، فسيصبح متاحًا من جديد.',
  tellMe: (seat) => `تنبيهي عندما يصبح ${seat} متاحًا`,
  keepOpen: 'أبقِ هذه الصفحة مفتوحة. سنخبرك هنا.',
  keepOpenToNotify: 'أبقِ هذه الصفحة مفتوحة. سنخبرك هنا، وبإشعار أثناء تصفّحك صفحة أخرى.',
  tooMany: (most) =>
    plural(most, {
      zero: 'لا يمكنك انتظار أي مقعد الآن.',
      one: 'لا يمكنك انتظار أكثر من مقعد واحد في الوقت نفسه. ألغِ انتظار المقعد الآخر أولًا.',
      two: 'لا يمكنك انتظار أكثر من مقعدين في الوقت نفسه. ألغِ انتظار مقعد آخر أولًا.',
      few: 'لا يمكنك انتظار أكثر من # مقاعد في الوقت نفسه. ألغِ انتظار مقعد آخر أولًا.',
      many: 'لا يمكنك انتظار أكثر من # مقعدًا في الوقت نفسه. ألغِ انتظار مقعد آخر أولًا.',
      other: 'لا يمكنك انتظار أكثر من # مقعد في الوقت نفسه. ألغِ انتظار مقعد آخر أولًا.',
    }),
  waitingFor: 'في انتظار',
  stopWaiting: (seat) => `إلغاء انتظار ${seat}`,
  openToHold: (flight, route) => `${flight}، ${route}. افتح الصفحة لحجزه مؤقتًا.`,
};
