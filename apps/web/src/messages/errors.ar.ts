import { grammarOf } from '@jumpseat/texts';
import type { ErrorText, ErrorTexts } from './error-text.ts';

const { plural, list } = grammarOf('ar-u-nu-latn');

const OUR_FAULT: ErrorText = { title: 'حدث خطأ لدينا', advice: 'حاول مرة أخرى بعد قليل.' };
const CHOOSE_AGAIN = 'اختر المقاعد من جديد.';
const NOT_CHARGED = 'لم يُخصم منك أي مبلغ.';

/** A number of seats after a preposition. */
const seatsNeeded = (count: number) =>
  plural(count, {
    one: 'مقعد واحد',
    two: 'مقعدين',
    few: '# مقاعد',
    many: '# مقعدًا',
    other: '# مقعد',
  });

export const errors: ErrorTexts = {
  // Choosing seats.
  NO_SEATS: { title: 'لم تختر أي مقعد', advice: 'اختر مقعدًا واحدًا على الأقل.' },
  DUPLICATE_SEAT: { title: 'اختير المقعد نفسه مرتين', advice: 'اختر كل مقعد مرة واحدة فقط.' },
  TOO_MANY_SEATS: ({ chosen }) => ({
    title: chosen
      ? plural(chosen, {
          one: 'مقعد واحد أكثر مما يُسمح به في حجز واحد',
          two: 'مقعدان أكثر مما يُسمح به في حجز واحد',
          few: '# مقاعد أكثر مما يُسمح به في حجز واحد',
          many: '# مقعدًا أكثر مما يُسمح به في حجز واحد',
          other: '# مقعد أكثر مما يُسمح به في حجز واحد',
        })
      : 'عدد المقاعد أكثر مما يُسمح به في حجز واحد',
    advice: 'اختر مقاعد أقل، أو أنشئ حجزًا ثانيًا.',
  }),
  NO_SUCH_SEAT: { title: 'لا يوجد هذا المقعد في هذه الرحلة', advice: 'اختر مقعدًا من خريطة المقاعد.' },
  PARTY_NEEDS_ADULT: {
    title: 'يسافر الأطفال برفقة بالغ، ويحتاج كل رضيع إلى حضن بالغ',
    advice: 'أضف بالغًا إلى مجموعتك.',
  },
  PARTY_SIZE: ({ chosen, needed }) => ({
    title:
      chosen === undefined || needed === undefined
        ? 'يحتاج كل مسافر إلى مقعد واحد، باستثناء الرضّع'
        : plural(chosen, {
            zero: `لم تختر أي مقعد، ومجموعتك تحتاج إلى ${seatsNeeded(needed)}`,
            one: `اخترت مقعدًا واحدًا، لكن مجموعتك تحتاج إلى ${seatsNeeded(needed)}`,
            two: `اخترت مقعدين، لكن مجموعتك تحتاج إلى ${seatsNeeded(needed)}`,
            few: `اخترت # مقاعد، لكن مجموعتك تحتاج إلى ${seatsNeeded(needed)}`,
            many: `اخترت # مقعدًا، لكن مجموعتك تحتاج إلى ${seatsNeeded(needed)}`,
            other: `اخترت # مقعد، لكن مجموعتك تحتاج إلى ${seatsNeeded(needed)}`,
          }),
    advice: 'اختر مقعدًا واحدًا لكل بالغ وكل طفل، أو غيّر مجموعتك.',
  }),
  EXIT_ROW: {
    title: 'مقاعد صف مخرج الطوارئ غير متاحة لمجموعة فيها طفل أو رضيع',
    advice: 'اختر مقاعد في صف آخر.',
  },
  NO_LAP_INFANT: {
    title: 'لا يُسمح برضيع في الحضن في هذا المقعد',
    advice: 'اختر مقعدًا في صف آخر أو درجة أخرى.',
  },
  BASSINET_ROW: {
    title: 'المقاعد المزوّدة بمهد رضيع مخصصة لمجموعة فيها رضيع',
    advice: 'اختر مقعدًا في صف آخر، أو أضف الرضيع إلى مجموعتك.',
  },
  OTHER_CABIN: ({ seats = [] }) => ({
    title:
      seats.length === 0
        ? 'هذا المقعد ليس في الدرجة التي اخترتها'
        : plural(seats.length, {
            one: `المقعد ${list(seats)} ليس في الدرجة التي اخترتها`,
            two: `المقعدان ${list(seats)} ليسا في الدرجة التي اخترتها`,
            other: `المقاعد ${list(seats)} ليست في الدرجة التي اخترتها`,
          }),
    advice: 'اختر مقعدًا في درجتك، أو غيّر الدرجة.',
  }),
  NO_SUCH_CABIN: { title: 'لا توجد هذه الدرجة في هذه الطائرة', advice: 'اختر درجة أخرى.' },
  SEAT_HELD: ({ seats = [] }) => ({
    title:
      seats.length === 0
        ? 'سبقك مسافر آخر للتو إلى مقعد اخترته'
        : plural(seats.length, {
            one: `سبقك مسافر آخر للتو إلى المقعد ${list(seats)}`,
            two: `سبقك مسافر آخر للتو إلى المقعدين ${list(seats)}`,
            other: `سبقك مسافر آخر للتو إلى المقاعد ${list(seats)}`,
          }),
    advice: 'اختر مقعدًا آخر، أو عُد لاحقًا: المقاعد غير المدفوعة تصبح متاحة من جديد.',
  }),
  SEAT_BOOKED: ({ seats = [] }) => ({
    title:
      seats.length === 0
        ? 'أحد المقاعد التي اخترتها محجوز بالفعل'
        : plural(seats.length, {
            one: `المقعد ${list(seats)} محجوز بالفعل`,
            two: `المقعدان ${list(seats)} محجوزان بالفعل`,
            other: `المقاعد ${list(seats)} محجوزة بالفعل`,
          }),
    advice: 'اختر مقعدًا آخر.',
  }),
  CABIN_FULL: {
    title: 'لم تبقَ مقاعد كافية في هذه الدرجة',
    advice: 'جرّب درجة أخرى، أو احجز لبقية مجموعتك على حدة.',
  },
  NO_SEATS_FOR_PARTY: {
    title: 'لم تبقَ مقاعد كافية لمجموعتك في هذه الدرجة',
    advice: 'جرّب درجة أخرى، أو احجز لبقية مجموعتك على حدة.',
  },
  FLIGHT_CLOSED: { title: 'لم تعد هذه الرحلة معروضة للبيع', advice: 'اختر رحلة لاحقة.' },
  FLIGHT_NOT_FOUND: {
    title: 'تعذّر العثور على هذه الرحلة',
    advice: 'تحقّق من الرابط، أو اختر رحلة من القائمة.',
  },

  // Holding seats.
  NOT_HOLDER: { title: 'لم تعد هذه المقاعد محجوزة لك مؤقتًا', advice: CHOOSE_AGAIN },
  STALE_COMMAND: { title: 'تغيّر حجزك في هذه الأثناء', advice: 'تحقّق من مقاعدك ثم حاول مرة أخرى.' },
  NOTHING_HELD: { title: 'لا توجد مقاعد محجوزة لك مؤقتًا بعد', advice: 'اختر المقاعد أولًا.' },
  ALREADY_EXTENDED: { title: 'سبق أن مدّدت الوقت مرة واحدة', advice: 'ادفع قبل انتهاء الوقت.' },
  HOLD_LIMIT_REACHED: {
    title: 'لا يمكن تمديد الحجز المؤقت لهذه المقاعد أكثر',
    advice: 'ادفع الآن، أو اختر المقاعد من جديد.',
  },
  UNPAID_LIMIT_REACHED: {
    title: 'عدد كبير جدًا من المقاعد أو الحجوزات غير المدفوعة في الوقت نفسه',
    advice: 'ادفع ثمن أحد الحجوزات أو ألغِه، ثم حاول مرة أخرى.',
  },
  ORDER_NOT_FOUND: {
    title: 'تعذّر العثور على هذا الحجز',
    advice: 'تحقّق من الرابط، أو ابحث عن الحجز برمزه في صفحة رحلاتي.',
  },
  ORDER_EXISTS: { title: 'هذا الحجز موجود بالفعل', advice: CHOOSE_AGAIN },
  ORDER_CONFIRMED: { title: 'هذا الحجز مدفوع بالفعل', advice: 'أنشئ حجزًا جديدًا لمقاعد أخرى.' },
  ORDER_FAILED: { title: 'لم يكتمل الحجز', advice: CHOOSE_AGAIN },
  ORDER_EXPIRED: { title: 'انتهى الوقت المتاح للدفع', advice: CHOOSE_AGAIN },
  ORDER_CANCELLED: { title: 'أُلغي هذا الحجز', advice: CHOOSE_AGAIN },
  ORDER_REFUNDED: { title: 'رُدّ مبلغ هذا الحجز', advice: CHOOSE_AGAIN },
  SEATS_LOST: {
    title: 'فُقدت مقاعدك قبل اكتمال الدفع',
    advice: `${NOT_CHARGED} ${CHOOSE_AGAIN}`,
  },
  FLIGHT_RESET: {
    title: 'اضطرت شركة الطيران إلى إلغاء حجوزات هذه الرحلة',
    advice: `يُرَدّ إليك كل مبلغ دفعته. ${CHOOSE_AGAIN}`,
  },

  // Names and contact.
  BOOKING_NOT_FOUND: {
    title: 'تعذّر العثور على حجز برمز الحجز واسم العائلة هذين',
    advice: 'تحقّق من كليهما. يتكوّن الرمز من ستة أو سبعة أحرف وأرقام، وتجده في تأكيد حجزك.',
  },
  BAD_NAME: {
    title: 'أحد الأسماء غير مكتوب كما في جواز السفر',
    advice: 'استخدم الحروف والمسافات والواصلات والفواصل العليا فقط، بحد أقصى 60 حرفًا.',
  },
  BAD_BIRTH_DATE: {
    title: 'أحد تواريخ الميلاد ناقص أو غير مناسب',
    advice: 'يوم المغادرة يكون عمر الرضيع دون سنتين، والطفل من سنتين إلى 11 سنة، والبالغ 12 سنة فأكثر.',
  },
  BAD_EMAIL: { title: 'عنوان البريد الإلكتروني غير صالح', advice: 'أدخل عنوانًا مثل ada@example.com.' },
  BAD_PHONE: { title: 'رقم الهاتف غير صالح', advice: 'أدخل من 5 إلى 15 رقمًا، أو اترك الحقل فارغًا.' },
  TRAVELLER_SEATS: { title: 'الأسماء لا تطابق مقاعدك', advice: 'أدخل اسمًا لكل مقعد.' },
  TRAVELLER_KINDS: {
    title: 'الأسماء لا تطابق مجموعتك',
    advice: 'أدخل اسمًا لكل بالغ وطفل ورضيع، أو غيّر مجموعتك.',
  },
  TRAVELLER_LAP: { title: 'يحتاج كل رضيع إلى حضن بالغ خاص به', advice: 'اختر بالغًا آخر لأحد الرضّع.' },
  TRAVELLERS_CLOSED: { title: 'لم يعد من الممكن تغيير الأسماء', advice: 'يمكنك إدخال الأسماء إلى أن تدفع.' },

  // Tickets and receipts.
  NOT_BOOKED: { title: 'لم يُدفع ثمن هذا الحجز بعد', advice: 'ادفع أولًا. بعد ذلك تجد التذكرة والإيصال هنا.' },
  TRIP_LINK_INVALID: {
    title: 'انتهت صلاحية هذا الرابط أو أنه غير مكتمل',
    advice: 'ابحث عن حجزك برمز الحجز واسم عائلة أحد المسافرين.',
  },
  RECEIPT_NOT_FOUND: { title: 'لا يوجد هذا الإيصال في هذا الحجز', advice: 'اختر إيصالًا من صفحة إيصالات الحجز.' },
  BOARDING_PASS_NOT_FOUND: {
    title: 'لا توجد بطاقة الصعود هذه في هذا الحجز',
    advice: 'اختر بطاقة من صفحة بطاقات الصعود.',
  },
  WALLET_NOT_OFFERED: {
    title: 'لا تتوفر بطاقات لهذه المحفظة',
    advice: 'استخدم التذكرة من صفحتها أو بصيغة PDF.',
  },

  // Paying.
  BAD_PAYMENT_CODE: { title: 'يتكوّن رمز الدفع من 5 أرقام', advice: 'أدخل أرقام الرمز الخمسة كلها.' },
  PAYMENT_IN_PROGRESS: {
    title: 'ما زال التحقق من الدفع جاريًا',
    advice: 'انتظر النتيجة، ثم حاول مرة أخرى.',
  },
  PAYMENT_DECLINED: {
    title: 'رُفضت عملية الدفع',
    advice: 'تحقّق من الرمز وحاول مرة أخرى، أو استخدم رمزًا آخر.',
  },
  PAYMENT_REFUSED: {
    title: 'رُفضت عملية الدفع نهائيًا',
    advice: 'اختر المقاعد من جديد واستخدم رمزًا آخر.',
  },
  PAYMENT_UNAVAILABLE: {
    title: 'تعذّر الوصول إلى خدمة الدفع',
    advice: `${NOT_CHARGED} حاول مرة أخرى بعد قليل.`,
  },

  // Reaching Jumpseat.
  REQUEST_TIMEOUT: { title: 'كان اتصالك بطيئًا جدًا', advice: 'لم يتغيّر شيء. حاول مرة أخرى.' },
  UNAVAILABLE: {
    title: 'تعذّر الوصول إلى Jumpseat',
    advice: 'حاول مرة أخرى بعد قليل. إن لم ينجح ذلك، فتحقّق من اتصالك.',
  },
  OVERLOADED: {
    title: 'الضغط على Jumpseat كبير الآن',
    advice: 'لم يتغيّر شيء. حاول مرة أخرى بعد بضع ثوانٍ.',
  },
  RATE_LIMITED: {
    title: 'عدد كبير جدًا من الطلبات خلال دقيقة',
    advice: 'لم يتغيّر شيء. حاول مرة أخرى بعد دقيقة.',
  },
  TOO_MANY_SUBSCRIPTIONS: { title: 'عدد كبير جدًا من الصفحات المفتوحة', advice: 'أغلق بعضها ثم حاول مرة أخرى.' },
  BAD_ORIGIN: {
    title: 'هذا العنوان غير مُعدّ لاستخدام Jumpseat',
    advice: 'افتح Jumpseat من عنوانه المعتاد.',
  },
  ROUTE_NOT_FOUND: { title: 'الصفحة غير موجودة', advice: 'تحقّق من العنوان.' },
  INTERNAL: OUR_FAULT,

  // Only programs cause these.
  BAD_INPUT: OUR_FAULT,
  MALFORMED_JSON: OUR_FAULT,
  NO_SUCH_LAYOUT: OUR_FAULT,
  LAYOUT_NOT_FOUND: OUR_FAULT,
  NOT_ADMIN: OUR_FAULT,
  FLIGHT_EXISTS: OUR_FAULT,
  IDEMPOTENCY_KEY_IN_USE: OUR_FAULT,
  IDEMPOTENCY_KEY_REUSED: OUR_FAULT,
  BODY_TOO_LARGE: OUR_FAULT,
  UNSUPPORTED_MEDIA_TYPE: OUR_FAULT,
};
