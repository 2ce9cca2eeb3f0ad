import { grammarOf } from '@jumpseat/texts';
import type { OrderMessages } from './messages.en.ts';

const { plural, list } = grammarOf('ar-u-nu-latn');

const attemptsLeft = (count: number) =>
  plural(count, {
    zero: 'لم تبقَ لك أي محاولة.',
    one: 'بقيت لك محاولة واحدة.',
    two: 'بقيت لك محاولتان.',
    few: 'بقيت لك # محاولات.',
    many: 'بقيت لك # محاولة.',
    other: 'بقيت لك # محاولة.',
  });

export const order: OrderMessages = {
  description: 'ادفع ثمن المقاعد المحجوزة لك مؤقتًا، واطّلع على حجزك.',
  titles: {
    pay: (count, flight) =>
      plural(count, {
        zero: `دفع ثمن المقاعد على الرحلة ${flight}`,
        one: `دفع ثمن مقعد واحد على الرحلة ${flight}`,
        two: `دفع ثمن مقعدين على الرحلة ${flight}`,
        few: `دفع ثمن # مقاعد على الرحلة ${flight}`,
        many: `دفع ثمن # مقعدًا على الرحلة ${flight}`,
        other: `دفع ثمن # مقعد على الرحلة ${flight}`,
      }),
    // The city stands between the two codes, which otherwise swap places.
    booked: (reference, flight, city) => `تم حجز الرحلة ${flight} إلى ${city}: ${reference}`,
  },
  page: {
    heading: (count) => plural(count, { one: 'دفع ثمن مقعدك', two: 'دفع ثمن مقعديك', other: 'دفع ثمن مقاعدك' }),
    // The travellers stand in the nominative.
    payingFor: (seats, travellers) => `${list(seats)} · ${travellers}`,
    flight: 'رحلتك',
    price: 'السعر',
    priceFor: (travellers) => `السعر · ${travellers}`,
    payment: 'الدفع',
  },
  status: {
    booked: (seats) => `تم الحجز والدفع: ${list(seats)}.`,
    otherSeats: (seats) =>
      plural(seats.length, {
        one: `مقعدك الآن ${list(seats)}.`,
        two: `مقعداك الآن ${list(seats)}.`,
        other: `مقاعدك الآن ${list(seats)}.`,
      }),
  },
  clock: {
    timeLeft: 'الوقت المتبقي للدفع',
    isShort: 'بقي أقل من دقيقتين',
    payBy: (time) => `ادفع قبل الساعة ${time} وإلا أُلغي الحجز المؤقت للمقاعد، من دون خصم أي مبلغ.`,
    payInTime: 'ادفع قبل انتهاء الوقت وإلا أُلغي الحجز المؤقت للمقاعد، من دون خصم أي مبلغ.',
    warnings: {
      soon: 'بقيت دقيقتان للدفع. بعدهما يُلغى الحجز المؤقت لمقاعدك.',
      last: 'بقيت 30 ثانية للدفع. بعدها يُلغى الحجز المؤقت لمقاعدك.',
    },
  },
  extension: {
    // The time stands in the nominative.
    add: (time) => `وقت إضافي: ${time} [مرة واحدة]`,
    added: (time) => `أُضيفت ${time}`,
  },
  actions: {
    change: 'تغيير المقاعد',
    cancel: 'إلغاء الحجز',
    question: '[التخلي عن مقاعدك؟] يمكن لغيرك عندئذ حجزها فورًا.',
    release: 'التخلي عن المقاعد',
    keep: 'الاحتفاظ بالمقاعد',
  },
  payment: {
    code: 'رمز الدفع',
    incomplete: 'أدخل أرقام الرمز الخمسة كلها.',
    codeHelp: (attempts) => `5 أرقام. ${attemptsLeft(attempts)}`,
    stillHeld: (attempts) => `ما زالت مقاعدك محجوزة مؤقتًا. ${attemptsLeft(attempts)}`,
    pay: (price) => `دفع ${price}`,
    checking: 'جارٍ التحقق من الدفع…',
    testCodes: 'رموز تجريبية',
    contacting: 'جارٍ الاتصال بخدمة الدفع',
    noAnswer: 'لم تردّ خدمة الدفع بعد',
    nthTry: (which, tries) => `المحاولة ${which} من ${tries}`,
    tryRuns: (which, tries) => `المحاولة ${which} من ${tries}. تبقى مقاعدك محجوزة مؤقتًا.`,
    tryStarts: (which, tries, seconds) => {
      const wait = plural(seconds, {
        one: 'ثانية واحدة',
        two: 'ثانيتين',
        few: '# ثوانٍ',
        other: '# ثانية',
      });
      return `تبدأ المحاولة ${which} من ${tries} بعد ${wait}. تبقى مقاعدك محجوزة مؤقتًا.`;
    },
  },
  prices: {
    caption: 'أسعار المقاعد',
    seat: 'المقعد',
    what: 'البند',
    price: 'السعر',
    total: 'المجموع',
    details: 'تفاصيل السعر',
  },
  confirmed: {
    heading: (city) => `رحلتك إلى ${city} مؤكدة`,
    paidSeats: (count) =>
      plural(count, {
        zero: 'تم الحجز والدفع: لا مقاعد',
        one: 'تم الحجز والدفع: مقعد واحد',
        two: 'تم الحجز والدفع: مقعدان',
        few: 'تم الحجز والدفع: # مقاعد',
        many: 'تم الحجز والدفع: # مقعدًا',
        other: 'تم الحجز والدفع: # مقعد',
      }),
    booking: 'حجزك',
    seats: (count) => plural(count, { one: 'المقعد', two: 'المقعدان', other: 'المقاعد' }),
    travelling: 'المسافرون',
    reference: 'رمز الحجز',
    findAgain: 'به وباسم العائلة تجد هذا الحجز على أي جهاز، في صفحة رحلاتي.',
    paidFor: (travellers) => `المبلغ المدفوع · ${travellers}`,
    boardingPasses: (count) => plural(count, { one: 'بطاقة الصعود', two: 'بطاقتا الصعود', other: 'بطاقات الصعود' }),
    ticket: 'التذكرة',
    calendar: 'إضافة إلى التقويم',
    receipt: 'الإيصال',
    byMail: 'ستصلك التذكرة وموعد الرحلة للتقويم والإيصال عبر البريد الإلكتروني أيضًا.',
    print: 'طباعة',
    showOnMap: 'عرض على خريطة المقاعد',
    bookAnother: 'حجز رحلة أخرى',
  },
  endings: {
    failed: 'لم يكتمل الحجز',
    allAttemptsUsed: {
      PAYMENT_DECLINED: (attempts) =>
        plural(attempts, {
          one: 'رُفضت عملية الدفع، واستُنفدت المحاولة الوحيدة. لم يُخصم منك أي مبلغ. اختر المقاعد من جديد.',
          two: 'رُفضت عملية الدفع، واستُنفدت المحاولتان. لم يُخصم منك أي مبلغ. اختر المقاعد من جديد.',
          other: 'رُفضت عملية الدفع، واستُنفدت كل المحاولات (#). لم يُخصم منك أي مبلغ. اختر المقاعد من جديد.',
        }),
      PAYMENT_UNAVAILABLE: (attempts) =>
        plural(attempts, {
          one: 'تعذّر الوصول إلى خدمة الدفع، واستُنفدت المحاولة الوحيدة. لم يُخصم منك أي مبلغ. اختر المقاعد من جديد.',
          two: 'تعذّر الوصول إلى خدمة الدفع، واستُنفدت المحاولتان. لم يُخصم منك أي مبلغ. اختر المقاعد من جديد.',
          other: 'تعذّر الوصول إلى خدمة الدفع، واستُنفدت كل المحاولات (#). لم يُخصم منك أي مبلغ. اختر المقاعد من جديد.',
        }),
    },
    seatsReleased: 'أُلغي الحجز المؤقت لمقاعدك.',
    cancelled: { title: 'أُلغي الحجز', text: 'أُلغي الحجز المؤقت لمقاعدك. لم يُخصم منك أي مبلغ.' },
    refunded: {
      title: 'رُدّ مبلغ الحجز',
      text: 'اضطرت شركة الطيران إلى إلغاء حجوزات هذه الرحلة، ورُدّ إليك المبلغ الذي دفعته.',
    },
    expired: {
      title: 'انتهى الوقت',
      text: 'أُلغي الحجز المؤقت لمقاعدك لأن الدفع لم يتم قبل انتهاء الوقت. لم يُخصم منك أي مبلغ.',
    },
    expiredNotice: {
      message: 'انتهى الوقت. أُلغي الحجز المؤقت لمقاعدك.',
      advice: 'يمكنك اختيار المقاعد من جديد في أي وقت.',
    },
  },
  ended: {
    holdAgain: (count) =>
      plural(count, {
        one: 'حجز المقعد نفسه مؤقتًا',
        two: 'حجز المقعدين نفسيهما مؤقتًا',
        other: 'حجز المقاعد نفسها مؤقتًا',
      }),
    holding: 'جارٍ حجز مقاعدك مؤقتًا…',
    youHad: (seats) =>
      plural(seats.length, {
        one: `كان مقعدك ${list(seats)}.`,
        two: `كان مقعداك ${list(seats)}.`,
        other: `كانت مقاعدك ${list(seats)}.`,
      }),
    receipts: 'الإيصالات',
    chooseAgain: 'اختيار المقاعد من جديد',
    otherFlights: 'رحلات أخرى',
  },
  open: {
    holding: (seats) => `محجوز لك مؤقتًا: ${list(seats)}`,
    paying: (seats) => `جارٍ دفع ثمن ${list(seats)}`,
    flight: (flight, city) => `${flight} إلى ${city}`,
    timeLeft: (time) => `المتبقي [${time}]`,
    proceed: 'متابعة',
  },
};
