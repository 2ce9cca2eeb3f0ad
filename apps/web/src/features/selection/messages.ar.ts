import { grammarOf } from '@jumpseat/texts';
import type { SelectionMessages } from './messages.en.ts';

const { plural, list } = grammarOf('ar-u-nu-latn');

export const selection: SelectionMessages = {
  yourSeats: 'مقاعدك',
  inDetail: 'تفاصيل مقاعدك',
  hint: 'اختر مقعدًا لنحجزه لك مؤقتًا. لا يمكن لأحد غيرك أخذه أثناء الدفع.',
  summary: (count, price) =>
    plural(count, {
      zero: `لا مقاعد، ${price}.`,
      one: `مقعد واحد، ${price}.`,
      two: `مقعدان، ${price}.`,
      few: `# مقاعد، ${price}.`,
      many: `# مقعدًا، ${price}.`,
      other: `# مقعد، ${price}.`,
    }),
  chooseMore: (count) =>
    plural(count, {
      zero: 'لا حاجة إلى مقاعد أخرى',
      one: 'اختر مقعدًا آخر',
      two: 'اختر مقعدين آخرين',
      few: 'اختر # مقاعد أخرى',
      many: 'اختر # مقعدًا آخر',
      other: 'اختر # مقعد آخر',
    }),
  // The travellers stand in the nominative.
  forTravellers: (travellers) => `المسافرون: ${travellers}`,
  remove: (seat) => `إزالة ${seat}`,
  held: 'محجوز مؤقتًا',
  notHeldYet: 'لم يُحجز بعد',
  undo: 'تراجع',
  confirming: 'جارٍ التأكيد…',
  continueToTravellers: 'المتابعة إلى المسافرين',
  shortContinue: 'المتابعة [إلى المسافرين]',
  booked: (seats) => `تم الحجز: ${list(seats)}`,
  openBooking: 'فتح',
  warnings: {
    soon: 'بقي أقل من دقيقتين للدفع.',
    last: 'بقي أقل من 30 ثانية للدفع.',
  },
};
