import type { ShellMessages } from './messages.en.ts';

export const shell: ShellMessages = {
  skipToContent: 'الانتقال إلى المحتوى',
  status: {
    connecting: 'جارٍ الاتصال',
    live: 'مباشر',
    reconnecting: 'جارٍ إعادة الاتصال',
    offline: 'غير متصل',
  },
  reconnecting: 'جارٍ إعادة الاتصال بـ Jumpseat…',
  unreachable: 'تعذّر الوصول إلى Jumpseat.',
  maybeOld: 'قد تكون هذه الصفحة قديمة. تبقى مقاعدك محجوزة مؤقتًا حتى ينتهي وقتها.',
  keptAt: (moment) => `تعود هذه المعلومات إلى ${moment}.`,
  offline: {
    title: 'لا يوجد اتصال بالإنترنت',
    advice: 'تُفتح هذه الصفحة تلقائيًا فور عودة الاتصال. تبقى مقاعدك محجوزة مؤقتًا حتى ينتهي وقتها.',
  },
  notLoaded: { title: 'تعذّر تحميل هذه الصفحة', advice: 'تحقّق من اتصالك ثم حاول مرة أخرى.' },
  notFound: { title: 'الصفحة غير موجودة', advice: 'تحقّق من العنوان، أو اختر رحلة من القائمة.' },
  ourFault: { title: 'حدث خطأ لدينا', advice: 'حاول مرة أخرى بعد قليل.' },
  tryAgain: 'إعادة المحاولة',
  allFlights: 'عرض كل الرحلات',
  errorStatus: (status) => `خطأ ${status}`,
  trips: 'رحلاتي',
  theme: {
    name: 'المظهر',
    names: { system: 'النظام', light: 'فاتح', dark: 'داكن' },
  },
  language: 'اللغة',
  footer: {
    note: 'الأوقات بالتوقيت المحلي لكل مطار. الأسعار شاملة كل الضرائب.',
    more: 'المزيد',
    findBooking: 'العثور على حجزي',
    help: 'المساعدة',
    accessibility: 'إمكانية الوصول',
    terms: 'الشروط',
    api: 'الواجهة البرمجية للمطورين',
  },
  pictureAlt: 'مقاعد طائرة',
  lastReviewed: (date) => `آخر مراجعة: ${date}.`,
};
