import { grammarOf } from '@jumpseat/texts';
import type { TicketMessages } from './messages.en.ts';

const { plural } = grammarOf('ar-u-nu-latn');

export const ticket: TicketMessages = {
  // The route stands before the reference, so that two Latin words never meet.
  title: (reference, route) => `بطاقات صعود الطائرة ${route}: ${reference}`,
  description: 'بطاقات صعود الطائرة لحجزك، لإبرازها عند البوابة ولطباعتها.',
  heading: (count) =>
    plural(count, {
      one: 'بطاقة صعود الطائرة',
      two: 'بطاقتا صعود الطائرة',
      other: 'بطاقات صعود الطائرة',
    }),
  back: 'حجزك',
  download: 'تنزيل PDF',
  calendar: 'إضافة إلى التقويم',
  print: 'طباعة',
  passes: 'بطاقات الصعود',
  nobody: {
    heading: 'تذكرتك',
    why: 'لا توجد بطاقات صعود لأن هذا الحجز بلا أسماء.',
    seats: (count) => plural(count, { one: 'المقعد', two: 'المقعدان', other: 'المقاعد' }),
  },
  pass: {
    name: 'بطاقة صعود الطائرة',
    of: (name) => `بطاقة صعود الطائرة باسم ${name}`,
    departure: 'المغادرة',
    arrival: 'الوصول',
    seat: 'المقعد',
    flight: 'الرحلة',
    date: 'التاريخ',
    cabin: 'الدرجة',
    reference: 'رمز الحجز',
    onLapOf: (name) => `في حضن ${name}`,
    barcode: (name) => `الرمز الشريطي للبوابة باسم ${name}`,
    appleWallet: 'إضافة إلى Apple Wallet',
    googleWallet: 'إضافة إلى Google Wallet',
  },
};
