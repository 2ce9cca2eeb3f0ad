import type { TravellersMessages } from './messages.en.ts';

export const travellers: TravellersMessages = {
  title: (flight) => `المسافرون على الرحلة ${flight}`,
  description: 'أدخل أسماء المسافرين على المقاعد المحجوزة لك مؤقتًا.',
  page: {
    heading: 'من المسافرون؟',
    asInPassport: 'أدخل كل اسم كما هو في جواز السفر.',
    held: 'الوقت المتبقي والسعر',
    proceed: 'المتابعة إلى الدفع',
    saving: 'جارٍ الحفظ…',
  },
  kinds: { adult: 'بالغ', child: 'طفل', infant: 'رضيع' },
  nthBaby: (which) => `الرضيع ${which}`,
  fields: {
    givenName: 'الاسم الأول',
    familyName: 'اسم العائلة',
    bornOn: 'تاريخ الميلاد',
    lap: 'في حضن',
    adultIn: (seat) => `البالغ في المقعد ${seat}`,
    nameAndSeat: (name, seat) => `${name}، ${seat}`,
  },
  contact: {
    heading: 'بيانات الاتصال',
    what: 'كي نتمكن من التواصل معك بشأن هذا الحجز.',
    email: 'البريد الإلكتروني',
    phone: 'الهاتف (اختياري)',
    remind: 'ذكّرني عبر البريد الإلكتروني قبل انتهاء الوقت بخمس دقائق',
  },
  moving: {
    up: 'نقل إلى أعلى',
    down: 'نقل إلى أسفل',
    moved: (one, seat, other, otherSeat) => `المقعد ${seat} الآن: ${one}. المقعد ${otherSeat} الآن: ${other}.`,
  },
  problems: {
    noGivenName: 'أدخل الاسم الأول.',
    noFamilyName: 'أدخل اسم العائلة.',
    badName: 'استخدم الحروف والمسافات والواصلات والفواصل العليا فقط، بحد أقصى 60 حرفًا.',
    noBirthDate: 'أدخل تاريخ الميلاد.',
    badBirthDate: {
      child: (day) => `عمر الطفل من سنتين إلى 11 سنة يوم المغادرة، ${day}. تحقّق من التاريخ، أو غيّر مجموعتك.`,
      infant: (day) => `عمر الرضيع دون سنتين يوم المغادرة، ${day}. تحقّق من التاريخ، أو غيّر مجموعتك.`,
    },
    noEmail: 'أدخل عنوان بريدك الإلكتروني.',
    badEmail: 'أدخل عنوانًا مثل ada@example.com.',
    badPhone: 'أدخل من 5 إلى 15 رقمًا، أو اترك هذا الحقل فارغًا.',
  },
  seats: {
    heading: 'المسافرون',
    missing: 'بعض الأسماء ناقصة.',
    enter: 'إدخال الأسماء',
    change: 'تغيير الأسماء',
    withBaby: (name) => `مع ${name} في الحضن`,
  },
};
