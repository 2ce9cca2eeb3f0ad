import { grammarOf } from '@jumpseat/texts';
import type { PapersMessages } from './papers.en.ts';

const { plural, list } = grammarOf('ar-u-nu-latn');

const seats = (count: number) => plural(count, { one: 'المقعد', two: 'المقعدان', other: 'المقاعد' });

export const papers: PapersMessages = {
  cabins: { first: 'الأولى', business: 'رجال الأعمال', premium: 'السياحية الممتازة', economy: 'السياحية' },
  items: {
    fare: 'سعر الرحلة',
    window: 'النافذة',
    aisle: 'الممر',
    middle: 'الوسط',
    extraLegroom: 'مساحة إضافية للساقين',
    exitRow: 'صف مخرج الطوارئ',
    bassinet: 'مهد رضيع',
    noRecline: 'مسند ظهر ثابت',
    restrictedView: 'إطلالة محدودة من النافذة',
    noInfant: 'لا يُسمح برضيع في الحضن',
  },
  route: (origin, destination) => `من ${origin} إلى ${destination}`,
  reference: 'رمز الحجز',
  ticket: {
    title: (reference) => `تذكرة ${reference}`,
    boardingPass: 'بطاقة الصعود',
    ticket: 'تذكرة',
    kinds: { adult: 'المسافر', child: 'طفل', infant: 'رضيع' },
    seat: 'المقعد',
    lapSeat: 'في الحضن، المقعد',
    seats,
    seatList: list,
    cabin: 'الدرجة',
    departs: 'المغادرة',
    arrives: 'الوصول',
    localTime: (city) => `بالتوقيت المحلي في ${city}`,
    daysLater: (count) =>
      count < 0
        ? 'في اليوم السابق'
        : plural(count, {
            one: 'في اليوم التالي',
            two: 'بعد يومين',
            few: 'بعد # أيام',
            many: 'بعد # يومًا',
            other: 'بعد # يوم',
          }),
    barcode: 'الرمز الشريطي لبطاقة الصعود',
    bringHeading: 'ما عليك إحضاره',
    bring: 'أحضر هذه الصفحة مطبوعة أو على هاتفك، مع جواز سفر أو بطاقة هوية سارية.',
    showBarcode: 'يُمسح الرمز عند الصعود إلى الطائرة، فحافظ عليه مستويًا ونظيفًا.',
  },
  receipt: {
    title: (number) => `إيصال ${number}`,
    kinds: { PAYMENT: 'إيصال', REFUND: 'إيصال رد المبلغ' },
    number: 'رقم الإيصال',
    issued: 'تاريخ الإصدار',
    inUtc: (date) => `${date}، بالتوقيت العالمي المنسق`,
    payer: { PAYMENT: 'الدافع', REFUND: 'المستلم' },
    flight: 'الرحلة',
    route: 'المسار',
    departure: 'تاريخ المغادرة',
    seat: 'المقعد',
    cabin: 'الدرجة',
    item: 'البند',
    amount: 'المبلغ',
    total: 'المجموع',
    net: 'المبلغ الصافي',
    tax: (rate) => `ضريبة القيمة المضافة المشمولة، ${rate}`,
    untaxed: {
      international: 'الرحلات الدولية معفاة من ضريبة القيمة المضافة.',
      domestic: 'لا يشمل هذا السعر ضريبة القيمة المضافة.',
    },
    seller: 'البائع',
    page: (page, pages) => `الصفحة ${page} من ${pages}`,
  },
  calendar: {
    summary: (flight, route) => `الرحلة ${flight} ${route}`,
    description: (reference, codes) => {
      const where = `${seats(codes.length)}: ${list(codes)}.`;
      return reference === null ? where : `رمز الحجز: ${reference}. ${where}`;
    },
  },
  wallet: {
    passenger: 'المسافر',
    seat: 'المقعد',
    flight: 'الرحلة',
    departs: 'المغادرة',
    reference: 'رمز الحجز',
    boarding: 'بطاقة الصعود',
  },
};
