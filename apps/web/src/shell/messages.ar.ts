import type { ShellMessages } from './messages.en.ts';

export const shell: ShellMessages = {
  skipToContent: 'انتقل إلى المحتوى',
  status: {
    connecting: 'جارٍ الاتصال',
    live: 'مباشر',
    reconnecting: 'جارٍ إعادة الاتصال',
    offline: 'غير متصل',
  },
  reconnecting: 'جارٍ إعادة الاتصال بـ Jumpseat…',
  unreachable: 'تعذّر الوصول إلى Jumpseat.',
  maybeOld: 'قد تكون هذه الصفحة قديمة. تبقى مقاعدك محجوزة مؤقتًا حتى ينتهي وقتها.',
  keptAt: (moment) => `هذه آخر معلومات لدينا ${moment}.`,
  offline: {
    title: 'أنت غير متصل بالإنترنت',
    advice: 'تُفتح هذه الصفحة تلقائيًا فور عودة الشبكة. تبقى مقاعدك محجوزة مؤقتًا حتى ينتهي وقتها.',
  },
  notLoaded: { title: 'تعذّر تحميل هذه الصفحة', advice: 'تحقّق من اتصالك ثم حاول مرة أخرى.' },
  notFound: { title: 'الصفحة غير موجودة', advice: 'تحقّق من العنوان، أو اختر رحلة من القائمة.' },
  ourFault: { title: 'حدث خطأ لدينا', advice: 'حاول مرة أخرى بعد قليل.' },
  tryAgain: 'حاول مرة أخرى',
  allFlights: 'عرض كل الرحلات',
  errorStatus: (status) => `خطأ ${status}`,
  theme: {
    name: 'المظهر',
    names: { system: 'النظام', light: 'فاتح', dark: 'داكن' },
  },
  language: 'اللغة',
  footer: {
    note: 'الأوقات بالتوقيت المحلي لكل مطار. الأسعار شاملة الضرائب.',
    more: 'المزيد',
    help: 'المساعدة',
    accessibility: 'إمكانية الوصول',
    terms: 'الشروط',
    api: 'واجهة برمجية للمطورين',
  },
  pictureAlt: 'مقاعد طائرة',
  lastReviewed: (date) => `آخر مراجعة: ${date}.`,
};
