import { grammarOf } from '@jumpseat/texts';
import type { NoticesMessages } from './notices.en.ts';

const { plural, list } = grammarOf('ar-u-nu-latn');

const unsent = (cause: string, back: string): NoticesMessages['unsent']['offline'] => ({
  added: (seats) => ({
    message: plural(seats.length, {
      one: `لم يُحجز المقعد ${list(seats)} مؤقتًا بعد: ${cause}.`,
      two: `لم يُحجز المقعدان ${list(seats)} مؤقتًا بعد: ${cause}.`,
      other: `لم تُحجز المقاعد ${list(seats)} مؤقتًا بعد: ${cause}.`,
    }),
    advice: `سنعيد طلب الحجز المؤقت ${back}.`,
  }),
  removed: (seats) => ({
    message: plural(seats.length, {
      one: `ما زال المقعد ${list(seats)} محجوزًا مؤقتًا: ${cause}.`,
      two: `ما زال المقعدان ${list(seats)} محجوزين مؤقتًا: ${cause}.`,
      other: `ما زالت المقاعد ${list(seats)} محجوزة مؤقتًا: ${cause}.`,
    }),
    advice: plural(seats.length, {
      one: `سنلغي حجزه المؤقت ${back}.`,
      two: `سنلغي حجزهما المؤقت ${back}.`,
      other: `سنلغي حجزها المؤقت ${back}.`,
    }),
  }),
  other: { message: `لم يُحفظ التغيير بعد: ${cause}.`, advice: `سنحفظه ${back}.` },
});

export const notices: NoticesMessages = {
  dismiss: 'إغلاق',
  chooseAnother: 'اختر مقعدًا آخر.',
  gone: (seats) =>
    plural(seats.length, {
      one: `لم يعد المقعد ${list(seats)} متاحًا.`,
      two: `لم يعد المقعدان ${list(seats)} متاحين.`,
      other: `لم تعد المقاعد ${list(seats)} متاحة.`,
    }),
  holding: (seats) =>
    plural(seats.length, {
      one: `المقعد ${list(seats)} محجوز لك مؤقتًا.`,
      two: `المقعدان ${list(seats)} محجوزان لك مؤقتًا.`,
      other: `المقاعد ${list(seats)} محجوزة لك مؤقتًا.`,
    }),
  chooseOthers: 'اختر مقاعد أخرى.',
  unsent: {
    offline: unsent('لا يوجد اتصال بالإنترنت', 'عند عودة الاتصال'),
    unreachable: unsent('تعذّر الوصول إلى Jumpseat', 'عند عودة الاتصال'),
  },
  otherOrder: (seat) => ({
    message: `المقعد ${seat} لك بالفعل في حجز آخر.`,
    advice: 'افتح ذلك الحجز لتغييره.',
  }),
};
