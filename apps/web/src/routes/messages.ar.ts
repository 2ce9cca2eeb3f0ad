import type { PagesMessages } from './messages.en.ts';

export const pages: PagesMessages = {
  help: {
    title: 'المساعدة',
    description:
      'كيفية اختيار المقاعد، ومدة حجزها المؤقت لك، وكيفية الدفع برمز تجريبي، وكيفية العثور على حجزك من جديد.',
  },
  accessibility: {
    title: 'إمكانية الوصول',
    description:
      'ما يعمل في Jumpseat بلوحة المفاتيح أو قارئ الشاشة أو النص الكبير، وما لا يعمل بعد، وكيفية الإبلاغ عن مشكلة.',
  },
  terms: {
    title: 'الشروط',
    description: 'موقع Jumpseat تجريبي: لا رحلات حقيقية ولا مدفوعات حقيقية. ما الذي يخزّنه عنك، وأين، وإلى متى.',
  },
};
