import { grammarOf } from '@jumpseat/texts';
import type { SearchMessages } from './messages.en.ts';

const { plural } = grammarOf('ar-u-nu-latn');

export const search: SearchMessages = {
  title: 'البحث عن رحلة',
  description: 'ابحث عن رحلة واختر مقاعدك على خريطة مباشرة. لا يمكن لأحد غيرك أخذها أثناء الدفع.',
  resultsTitle: (route, day) => `${route}، ${day}`,
  resultsDescription: (route, day) => `رحلات ${route} يوم ${day}، مع المواعيد والأسعار والمقاعد المتبقية.`,
  banner: {
    title: 'إلى أين؟',
    text: 'اختر مقاعدك على خريطة مباشرة. لا يمكن لأحد غيرك أخذها أثناء الدفع.',
  },
  holds: {
    label: 'مقاعدك المحجوزة مؤقتًا',
    unreadable: 'يتعذّر عرض مقاعدك المحجوزة مؤقتًا الآن.',
    unreadableAdvice: 'تبقى محجوزة لك حتى ينتهي وقتها. أعد تحميل الصفحة بعد قليل.',
  },
  soonest: {
    title: 'رحلات تغادر قريبًا',
    none: 'لا رحلات معروضة للبيع حاليًا',
    noneAdvice: 'يُرجى العودة لاحقًا.',
  },
  form: {
    label: 'البحث عن رحلات',
    from: 'من',
    to: 'إلى',
    cityOrCode: 'مدينة أو رمز',
    swap: 'تبديل مدينتي المغادرة والوصول',
    cannotSwap: 'لا رحلات في الاتجاه المعاكس',
    date: 'التاريخ',
    travellers: 'المسافرون',
    limits: (seats) =>
      plural(seats, {
        one: 'مقعد واحد على الأكثر في الحجز الواحد. لا يحتاج الرضيع إلى مقعد.',
        two: 'مقعدان على الأكثر في الحجز الواحد. لا يحتاج الرضيع إلى مقعد.',
        few: '# مقاعد على الأكثر في الحجز الواحد. لا يحتاج الرضيع إلى مقعد.',
        many: '# مقعدًا على الأكثر في الحجز الواحد. لا يحتاج الرضيع إلى مقعد.',
        other: '# مقعد على الأكثر في الحجز الواحد. لا يحتاج الرضيع إلى مقعد.',
      }),
    submit: 'البحث عن رحلات',
    change: 'تعديل',
    changeWhat: 'البحث',
  },
  searching: 'جارٍ البحث عن رحلات',
  results: {
    label: 'نتائج البحث',
    someFlights: (shown, all) =>
      plural(all, {
        one: `${shown} من أصل رحلة واحدة`,
        two: `${shown} من أصل رحلتين`,
        few: `${shown} من أصل # رحلات`,
        many: `${shown} من أصل # رحلة`,
        other: `${shown} من أصل # رحلة`,
      }),
    showAllTimes: 'عرض كل الأوقات',
    noneOn: (day) => `لا رحلات يوم ${day}`,
    nearestDates: (route) => `أقرب الأيام التي فيها رحلات ${route}:`,
    noneOnRoute: (route) => `لا رحلات ${route} حاليًا. اختر مسارًا آخر.`,
  },
  days: {
    label: 'أيام أخرى',
    from: 'من',
    noSeats: 'لا مقاعد',
  },
  bar: {
    label: 'الترتيب والتصفية',
    sort: 'الترتيب حسب',
    sorts: { departure: 'المغادرة', price: 'السعر', duration: 'المدة' },
    leaving: 'المغادرة',
    times: { morning: 'صباحًا', afternoon: 'بعد الظهر', evening: 'مساءً' },
    onlyThisTime: 'فقط، عرض كل الأوقات',
  },
  noneAt: {
    morning: 'لا رحلات صباحًا',
    afternoon: 'لا رحلات بعد الظهر',
    evening: 'لا رحلات مساءً',
  },
  flight: {
    name: (flight, time) => `الرحلة ${flight}، تغادر الساعة ${time}`,
    nameWithRoute: (flight, route, day, time) => `الرحلة ${flight} ${route}، ${day}، تغادر الساعة ${time}`,
    cheapest: 'الأرخص',
    fastest: 'الأسرع',
    full: 'مكتملة',
    onlySeatsLeft: (count) =>
      plural(count, {
        one: 'بقي مقعد واحد فقط',
        two: 'بقي مقعدان فقط',
        few: 'بقيت # مقاعد فقط',
        many: 'بقي # مقعدًا فقط',
        other: 'بقي # مقعد فقط',
      }),
    fares: (flight) => `أسعار الرحلة ${flight}`,
    cabinFrom: (cabin) => `${cabin} من`,
    totalFor: (price, travellers) =>
      plural(travellers, {
        one: `${price} لمسافر واحد`,
        two: `${price} لمسافرَين`,
        few: `${price} لـ # مسافرين`,
        many: `${price} لـ # مسافرًا`,
        other: `${price} لـ # مسافر`,
      }),
    onlyLeft: (count) => plural(count, { one: 'بقي واحد فقط', two: 'بقي اثنان فقط', other: 'بقي # فقط' }),
    onFlight: (flight, time) => `على الرحلة ${flight} الساعة ${time}`,
    soldOut: 'نفدت المقاعد',
    seeSeats: 'عرض المقاعد',
    ofFlight: (flight, time) => `في الرحلة ${flight} الساعة ${time}`,
  },
  notServed: {
    from: (place) => `لا نسيّر رحلات من ${place} بعد`,
    to: (place) => `لا نسيّر رحلات إلى ${place} بعد`,
    origins: 'نسيّر رحلات من هذه المدن:',
    destinations: (origin) => `نسيّر رحلات من ${origin} إلى هذه المدن:`,
    toCity: (destination) => `إلى ${destination}`,
    fromCityTo: (origin) => `من ${origin} إلى`,
  },
  demos: {
    title: 'رحلات تجريبية',
    text: 'رحلات بطائرات صغيرة معروضة للبيع دائمًا. ادفع بأحد [الرموز التجريبية].',
  },
};
