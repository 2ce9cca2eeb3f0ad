import { grammarOf } from '@jumpseat/texts';
import type { ReceiptsMessages } from './messages.en.ts';

const { plural } = grammarOf('ar-u-nu-latn');

export const receipts: ReceiptsMessages = {
  title: (reference) => `إيصالات الحجز ${reference}`,
  description: 'إيصالات حجزك، للطباعة والتنزيل.',
  heading: (count) => plural(count, { one: 'الإيصال', two: 'الإيصالان', other: 'الإيصالات' }),
  back: 'حجزك',
  print: 'طباعة',
  download: 'تنزيل PDF',
  kinds: { PAYMENT: 'إيصال', REFUND: 'إيصال رد المبلغ' },
  number: 'الرقم',
  date: 'التاريخ',
  people: { PAYMENT: 'الدافع', REFUND: 'المستلم' },
  reference: 'رمز الحجز',
  flight: 'الرحلة',
  // The route stands between the two parts with Latin letters and digits, which otherwise swap places.
  flightOn: (number, route, date) => `${number} ${route}، ${date}`,
  seat: 'المقعد',
  item: 'البند',
  amount: 'المبلغ',
  fare: 'سعر الرحلة',
  fareIn: (cabin) => `سعر الرحلة، الدرجة ${cabin}`,
  net: 'قبل الضريبة',
  tax: (rate) => `ضريبة القيمة المضافة ${rate}`,
  totals: { PAYMENT: 'المجموع المدفوع', REFUND: 'المجموع المردود' },
};
