import { grammarOf } from '@jumpseat/texts';
import type { SeatMapMessages } from './messages.en.ts';

const { plural, list } = grammarOf('ar-u-nu-latn');

function near(what: string) {
  return {
    ahead: (rows: number) => `${what} ${rows === 1 ? 'أمام المقعد مباشرة' : `أمام المقعد على بُعد ${rowsOf(rows)}`}`,
    behind: (rows: number) => `${what} ${rows === 1 ? 'خلف المقعد مباشرة' : `خلف المقعد على بُعد ${rowsOf(rows)}`}`,
  };
}

function rowsOf(count: number): string {
  return plural(count, {
    zero: '# صف',
    one: 'صف واحد',
    two: 'صفين',
    few: '# صفوف',
    many: '# صفًا',
    other: '# صف',
  });
}

// Arabic has no capital letters.
const looks: SeatMapMessages['looks'] = {
  available: 'متاح',
  confirming: 'قيد التأكيد',
  mine: 'مقعدك',
  confirmed: 'مقعدك المؤكد',
  held: 'محجوز مؤقتًا لمسافر آخر',
  booked: 'محجوز',
  unfit: 'غير متاح لمجموعتك',
};

const traits: SeatMapMessages['traits'] = {
  window: 'النافذة',
  aisle: 'الممر',
  middle: 'الوسط',
  extraLegroom: 'مساحة إضافية للساقين',
  exitRow: 'صف مخرج الطوارئ',
  bassinet: 'مهد رضيع',
  noRecline: 'مسند ظهر ثابت',
  restrictedView: 'إطلالة محدودة من النافذة',
  noInfant: 'لا يُسمح برضيع في الحضن',
};

export const seatMap: SeatMapMessages = {
  looks,
  looksInLine: looks,
  traits,
  traitsInLine: traits,
  commaSeparated: (words) => words.join('، '),
  seatIsNow: (seat, look) => `${seat}: ${look}.`,
  facts: {
    exitRow: 'صف مخرج الطوارئ: توضع الحقائب في الخزانة العلوية',
    near: { NEAR_LAVATORY: near('دورة المياه'), NEAR_GALLEY: near('المطبخ'), NEAR_EXIT: near('المخرج') },
    sun: { sunny: 'الجهة المشمسة معظم الرحلة', shady: 'الجهة المظللة معظم الرحلة' },
    overWing: 'فوق الجناح',
    recline: {
      flat: 'يتحوّل إلى سرير مسطّح',
      full: 'مسند ظهر يميل بالكامل',
      limited: 'مسند ظهر يميل قليلًا',
    },
    width: (cm) => `العرض ${cm} سم`,
    pitch: (cm) => `${cm} سم بين الصفوف`,
  },
  fare: 'سعر الرحلة',
  price: 'السعر',
  fromPrice: (price) => `من ${price}`,
  priceRange: (lowest, highest) => `${lowest} – ${highest}`,
  cabins: 'الدرجات',
  deck: 'الطابق',
  decks: { main: 'الطابق الرئيسي', upper: 'الطابق العلوي' },
  showSeatsAs: 'طريقة عرض المقاعد',
  map: 'خريطة',
  list: 'قائمة',
  highlights: {
    name: 'إبراز المقاعد',
    clear: 'إلغاء الإبراز',
    seatsFor: (price) => `[مقاعد بسعر] ${price}`,
  },
  found: (count, total) =>
    plural(total, {
      zero: `${count} من # مقعد`,
      one: `${count} من مقعد واحد`,
      two: `${count} من مقعدين`,
      few: `${count} من # مقاعد`,
      many: `${count} من # مقعدًا`,
      other: `${count} من # مقعد`,
    }),
  noneFound: 'لا توجد مقاعد مطابقة. ألغِ أحد معايير الإبراز.',
  seatsOfDeck: { main: 'المقاعد، الطابق الرئيسي', upper: 'المقاعد، الطابق العلوي' },
  row: (row, cabin) => `الصف ${row}، ${cabin}`,
  pointAtSeat: 'مرّر المؤشر فوق مقعد لعرض تفاصيله.',
  zoom: {
    name: 'حجم الخريطة',
    in: 'تكبير',
    out: 'تصغير',
    level: (percent) => `${percent}%`,
    reset: (level) => `إعادة الحجم الأصلي، ${level}`,
  },
  keys: {
    open: 'اختصارات لوحة المفاتيح',
    title: 'اختصارات خريطة المقاعد',
    close: 'إغلاق',
    summary:
      'استخدم مفاتيح الأسهم للتنقل بين المقاعد ومفتاح Enter لاختيار مقعد، أو اكتب رقم المقعد. اضغط علامة الاستفهام لعرض كل الاختصارات.',
    names: {
      enter: 'Enter',
      space: 'المسافة',
      home: 'Home',
      end: 'End',
      pageUp: 'Page Up',
      pageDown: 'Page Down',
      ctrl: 'Ctrl',
      esc: 'Esc',
    },
    nextSeat: 'المقعد التالي في هذا الاتجاه',
    chooseSeat: 'اختيار المقعد أو إزالته',
    typeCode: 'كتابة رقم مقعد للانتقال إليه',
    endsOfRow: 'أول مقعد أو آخر مقعد في الصف',
    nextCabin: 'الدرجة التالية نحو المقدمة أو المؤخرة',
    endsOfDeck: 'أول مقعد أو آخر مقعد في الطابق',
    zoom: 'تكبير أو تصغير',
    closeDetails: 'إغلاق تفاصيل المقعد',
    showKeys: 'عرض هذه الاختصارات',
  },
  complete: {
    message: (count) =>
      plural(count, {
        zero: 'لم تختر أي مقعد بعد.',
        one: 'لقد اخترت مقعدًا واحدًا بالفعل.',
        two: 'لقد اخترت مقعدين بالفعل.',
        few: 'لقد اخترت # مقاعد بالفعل.',
        many: 'لقد اخترت # مقعدًا بالفعل.',
        other: 'لقد اخترت # مقعد بالفعل.',
      }),
    advice: 'أزل مقعدًا أولًا، أو أضف مسافرًا.',
  },
  removeFirst: (seats) => `أزل ${list(seats)} أولًا.`,
  removeSeatFirst: 'أزل مقعدًا أولًا.',
};
