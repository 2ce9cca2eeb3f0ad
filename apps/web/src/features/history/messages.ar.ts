import { grammarOf } from '@jumpseat/texts';
import type { HistoryMessages } from './messages.en.ts';

const { plural, list } = grammarOf('ar-u-nu-latn');

export const history: HistoryMessages = {
  title: 'سجل الحجز حتى الآن',
  loading: 'جارٍ تحميل سجل الحجز…',
  opened: 'بدء الحجز',
  held: (seats) =>
    plural(seats.length, {
      one: `حجز مؤقت للمقعد ${list(seats)}`,
      two: `حجز مؤقت للمقعدين ${list(seats)}`,
      other: `حجز مؤقت للمقاعد ${list(seats)}`,
    }),
  changed: (seats) =>
    plural(seats.length, {
      one: `تغيير المقاعد إلى المقعد ${list(seats)}`,
      two: `تغيير المقاعد إلى المقعدين ${list(seats)}`,
      other: `تغيير المقاعد إلى المقاعد ${list(seats)}`,
    }),
  released: 'التخلي عن كل المقاعد',
  refused: 'تعذّر حجز المقاعد مؤقتًا',
  extended: (time) => `تمديد مهلة الدفع حتى الساعة ${time}`,
  paying: 'بدء عملية الدفع',
  payingAgain: (attempt) => `بدء عملية الدفع، المحاولة ${attempt}`,
  paymentFailed: 'لم تكتمل عملية الدفع',
  booked: 'تم الحجز والدفع',
  priceAndReference: (price, reference) => `${price}، رمز الحجز ${reference}`,
  expired: 'انتهت مهلة الدفع وأُلغي الحجز المؤقت للمقاعد',
  cancelled: 'أُلغي الحجز ومعه الحجز المؤقت للمقاعد',
  reset: 'اضطرت شركة الطيران إلى إلغاء حجوزات هذه الرحلة',
  refunded: (price) => `رُدّ مبلغ ${price}`,
  mails: {
    CONFIRMATION: {
      ON_ITS_WAY: 'تأكيد الحجز في طريقه إليك عبر البريد الإلكتروني',
      SENT: 'أُرسل تأكيد الحجز عبر البريد الإلكتروني',
      NOT_DELIVERED: 'تعذّر تسليم تأكيد الحجز عبر البريد الإلكتروني',
    },
    REFUND: {
      ON_ITS_WAY: 'إيصال رد المبلغ في طريقه إليك عبر البريد الإلكتروني',
      SENT: 'أُرسل إيصال رد المبلغ عبر البريد الإلكتروني',
      NOT_DELIVERED: 'تعذّر تسليم إيصال رد المبلغ عبر البريد الإلكتروني',
    },
    REMINDER: {
      ON_ITS_WAY: 'التذكير في طريقه إليك عبر البريد الإلكتروني',
      SENT: 'أُرسل التذكير عبر البريد الإلكتروني',
      NOT_DELIVERED: 'تعذّر تسليم التذكير عبر البريد الإلكتروني',
    },
  },
};
