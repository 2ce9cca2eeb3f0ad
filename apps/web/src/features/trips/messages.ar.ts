import { grammarOf } from '@jumpseat/texts';
import type { TripsMessages } from './messages.en.ts';

const { plural, list } = grammarOf('ar-u-nu-latn');

export const trips: TripsMessages = {
  title: 'رحلاتي',
  description: 'رحلاتك المحجوزة. اعثر على حجزك من جديد برمز الحجز واسم العائلة.',
  groups: { upcoming: 'رحلات قادمة', past: 'رحلات سابقة', refunded: 'رحلات رُدّ مبلغها' },
  none: {
    title: 'لا رحلات قادمة',
    advice: '[ابحث عن رحلة]: بعد الدفع تظهر رحلتك هنا. وإن كنت قد حجزت من متصفح أو جهاز آخر فاعثر على حجزك برمزه.',
  },
  trip: {
    seats: (count) => plural(count, { one: 'المقعد', two: 'المقعدان', other: 'المقاعد' }),
    reference: 'رمز الحجز',
  },
  next: {
    title: (route) => `رحلتك القادمة ${route}`,
    when: (day, seats) => `${day}، ${list(seats)}`,
  },
  find: {
    title: 'العثور على حجزي',
    text: 'لحجز أجريته من متصفح آخر أو من جهاز آخر. بعد العثور عليه يظهر هنا أيضًا.',
    reference: 'رمز الحجز',
    referenceHelp: '6 أو 7 أحرف وأرقام، تجدها في تأكيد الحجز.',
    familyName: 'اسم العائلة',
    familyNameHelp: 'لأحد المسافرين. لا فرق بين الأحرف الكبيرة والصغيرة، ولا أهمية للتشكيل.',
    submit: 'العثور على الحجز',
    searching: 'جارٍ البحث عن حجزك…',
    incomplete: {
      title: 'أدخل رمز الحجز واسم العائلة',
      advice: 'نحتاج إلى كليهما للعثور على حجزك.',
    },
    tooManyTries: { title: 'محاولات كثيرة جدًا', advice: 'انتظر بضع دقائق ثم حاول مرة أخرى.' },
  },
};
