import type { CabinId, Wish } from '@jumpseat/domain';
import { grammarOf } from '@jumpseat/texts';
import type { PartyMessages } from './messages.en.ts';

const { plural, list } = grammarOf('ar-u-nu-latn');

/** The cabins within a sentence, where their names alone would be adjectives without a noun. */
const CABINS: Readonly<Record<CabinId, string>> = {
  first: 'الدرجة الأولى',
  business: 'درجة رجال الأعمال',
  premium: 'الدرجة السياحية الممتازة',
  economy: 'الدرجة السياحية',
};

const WISHES: Readonly<Record<Wish, string>> = {
  window: 'مقعد بجوار النافذة',
  aisle: 'مقعد بجوار الممر',
  extraLegroom: 'مساحة إضافية للساقين',
  bassinet: 'مهد رضيع',
};

/** A number of seats after a preposition. */
const seatsAfter = (count: number) =>
  plural(count, {
    one: 'مقعد واحد',
    two: 'مقعدين',
    few: '# مقاعد',
    many: '# مقعدًا',
    other: '# مقعد',
  });

/** The beginning of a sentence about the free seats of a cabin. */
const leftIn = (cabin: CabinId, left: number) =>
  left === 0 ? `لم يبقَ في ${CABINS[cabin]} أي مقعد` : `لم يبقَ في ${CABINS[cabin]} سوى ${seatsAfter(left)}`;

const elsewhere = (cabins: readonly CabinId[]) => cabins.map((id) => CABINS[id]).join(' أو ') || 'رحلة أخرى';

export const party: PartyMessages = {
  passengers: {
    adult: (count) =>
      plural(count, {
        zero: 'لا بالغين',
        one: 'بالغ واحد',
        two: 'بالغان',
        few: '# بالغين',
        many: '# بالغًا',
        other: '# بالغ',
      }),
    child: (count) =>
      plural(count, {
        zero: 'لا أطفال',
        one: 'طفل واحد',
        two: 'طفلان',
        few: '# أطفال',
        many: '# طفلًا',
        other: '# طفل',
      }),
    infant: (count) =>
      plural(count, {
        zero: 'لا رضّع',
        one: 'رضيع واحد',
        two: 'رضيعان',
        few: '# رضّع',
        many: '# رضيعًا',
        other: '# رضيع',
      }),
  },
  travellers: (count) =>
    plural(count, {
      zero: 'لا مسافرين',
      one: 'مسافر واحد',
      two: 'مسافران',
      few: '# مسافرين',
      many: '# مسافرًا',
      other: '# مسافر',
    }),
  steppers: {
    adult: { label: 'البالغون', hint: '12 سنة فأكثر', add: 'إضافة بالغ', remove: 'إزالة بالغ' },
    child: { label: 'الأطفال', hint: 'من سنتين إلى 11 سنة، بمقعد خاص', add: 'إضافة طفل', remove: 'إزالة طفل' },
    infant: { label: 'الرضّع', hint: 'دون سنتين، في حضن بالغ', add: 'إضافة رضيع', remove: 'إزالة رضيع' },
  },
  form: {
    heading: 'الجلوس معًا',
    wishes: 'ميزة مطلوبة في مقعد واحد على الأقل',
    findTogether: 'البحث عن مقاعد متجاورة',
    findBest: 'البحث عن أفضل مقعد',
    inCabin: (cabin) => `في ${CABINS[cabin]}، حسب الاختيار أعلى خريطة المقاعد`,
  },
  noProposal: {
    tooFew: (cabin, left, needed) => `${leftIn(cabin, left)}، ومجموعتك تحتاج إلى ${seatsAfter(needed)}.`,
    tooFewForBaby: (cabin, left) => `${leftIn(cabin, left)} حيث يُسمح برضيع في الحضن.`,
    tooFewForChild: (cabin, left) => `${leftIn(cabin, left)} حيث يُسمح بجلوس طفل.`,
    tooFewForGroup: (cabin, left) => `${leftIn(cabin, left)} ضمن ما يُسمح لمجموعتك بحجزه.`,
    tryElsewhere: (cabins) => `جرّب ${elsewhere(cabins)}.`,
    tryElsewhereOrSplit: (cabins) => `جرّب ${elsewhere(cabins)}، أو احجز لبقية مجموعتك على حدة.`,
  },
  proposals: {
    name: 'المقاعد المقترحة',
    choice: 'الاقتراحات',
    dismiss: 'إغلاق الاقتراحات',
    hold: (seats) =>
      plural(seats, {
        one: 'حجز هذا المقعد مؤقتًا',
        two: 'حجز هذين المقعدين مؤقتًا',
        other: 'حجز هذه المقاعد مؤقتًا',
      }),
    taken: 'سبقك مسافر آخر إلى أحد هذه المقاعد. ابحث من جديد.',
  },
  names: {
    cheapest: 'الأرخص',
    frontRow: 'الصف الأمامي',
    frontRowTogether: 'معًا في الصف الأمامي',
    withWish: (wish) => `مع ${WISHES[wish]}`,
    sideBySide: 'جنبًا إلى جنب',
    acrossAisle: 'على جانبي الممر',
    inRows: 'في صفوف متتالية',
    forward: 'أقرب إلى المقدمة',
    back: 'أقرب إلى المؤخرة',
    rows: (rows) =>
      plural(rows.length, {
        one: `الصف ${list(rows)}`,
        two: `الصفان ${list(rows)}`,
        other: `الصفوف ${list(rows)}`,
      }),
    seats: (seats) =>
      plural(seats.length, {
        one: `المقعد ${list(seats)}`,
        two: `المقعدان ${list(seats)}`,
        other: `المقاعد ${list(seats)}`,
      }),
  },
  reasons: {
    SIDE_BY_SIDE: 'الجميع جنبًا إلى جنب',
    ACROSS_AISLE: 'في صف واحد على جانبي الممر',
    IN_ROWS: 'في صفوف متتالية',
    SPLIT: 'مجموعتك موزعة على أماكن مختلفة: لم تبقَ مقاعد متجاورة',
    CHILDREN_BESIDE_ADULTS: 'كل طفل بجانب بالغ',
    CHILDREN_APART: 'ليس كل طفل بجانب بالغ',
    MIDDLE: 'بين مسافرَين آخرَين',
    STRANDS_SEAT: 'يترك مقعدًا منفردًا',
    UNASKED_LEGROOM: 'مساحة إضافية للساقين مقابل رسم إضافي',
    NO_RECLINE: 'مساند ظهر ثابتة لا تميل',
    RESTRICTED_VIEW: 'إطلالة محدودة من النافذة',
  },
  wishReasons: {
    WISH_MET: (wish) => `متوفر: ${WISHES[wish]}`,
    WISH_MISSED: (wish) => `غير متوفر هنا: ${WISHES[wish]}`,
  },
};
