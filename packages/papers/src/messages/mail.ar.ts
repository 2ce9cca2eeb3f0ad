import { grammarOf } from '@jumpseat/texts';
import type { MailMessages } from './mail.en.ts';

const { plural, list } = grammarOf('ar-u-nu-latn');

export const mail: MailMessages = {
  reference: 'رمز الحجز',
  flight: {
    flight: 'الرحلة',
    date: 'التاريخ',
    departs: 'المغادرة',
    arrives: 'الوصول',
    timeAt: (time, city, airport) => `${time}، ${city} (${airport})`,
    localTimes: 'كل الأوقات بالتوقيت المحلي للمطار.',
  },
  seats: {
    seats: (count) => plural(count, { one: 'المقعد', two: 'المقعدان', other: 'المقاعد' }),
    seat: (seat) => `المقعد ${seat}`,
    list: (seats) => list(seats),
    withBaby: (name) => `مع ${name} في الحضن`,
  },
  link: {
    openTrip: 'عرض رحلتي',
    worksUntil: (day) =>
      `يعمل هذا الرابط حتى ${day}. كل من لديه هذه الرسالة يستطيع عرض رحلتك به، فلا ترسلها إلا إلى من تثق به.`,
    myTrips: 'الانتقال إلى «رحلاتي»',
    findThere: 'هناك تجد حجزك برمز الحجز واسم العائلة.',
  },
  attachments: {
    heading: 'مرفقات هذه الرسالة',
    ticket: 'التذكرة',
    calendar: 'موعد للتقويم',
    receipt: 'الإيصال',
    refundReceipt: 'إيصال رد المبلغ',
  },
  confirmation: {
    subject: (flight, city) => `تم حجز الرحلة ${flight} إلى ${city}`,
    heading: (city) => `رحلتك إلى ${city} مؤكدة`,
    intro: 'تم حجز رحلتك ودفع ثمنها.',
    paid: 'المبلغ المدفوع',
  },
  refund: {
    subject: (flight, city) => `أُلغي حجز الرحلة ${flight} إلى ${city} ورُدّ المبلغ`,
    preheader: (price) => `رددنا إليك كل ما دفعته: ${price}.`,
    heading: (city) => `أُلغيت رحلتك إلى ${city}`,
    intro: (flight) => `اضطرت شركة الطيران إلى إلغاء حجوزات الرحلة ${flight}. نعتذر عن ذلك.`,
    arrives:
      'رددنا إليك المبلغ كاملًا بالطريقة نفسها التي دفعت بها. أما موعد وصوله إليك فيتوقف على مصرفك أو على الجهة التي أصدرت بطاقتك.',
    refunded: 'المبلغ المردود',
  },
  reminder: {
    subject: (flight, city) => `أوشك وقت الدفع على الانتهاء: الرحلة ${flight} إلى ${city}`,
    heading: (minutes) =>
      plural(minutes, {
        one: 'بقي أقل من دقيقة للدفع',
        two: 'بقي أقل من دقيقتين للدفع',
        few: 'بقي أقل من # دقائق للدفع',
        many: 'بقي أقل من # دقيقة للدفع',
        other: 'بقي أقل من # دقيقة للدفع',
      }),
    intro: 'ما زالت مقاعدك محجوزة لك مؤقتًا. ادفع قبل انتهاء الوقت وإلا أُلغي حجزها المؤقت، وأمكن لغيرك حجزها.',
    notCharged: 'لم يُخصم منك أي مبلغ، ولن يُخصم شيء إن لم تدفع.',
    pay: 'الدفع الآن',
    sameBrowser: 'افتح الرابط على الجهاز وفي المتصفح اللذين اخترت فيهما مقاعدك.',
    toPay: 'المبلغ المطلوب',
  },
  reasons: {
    contact: 'تصلك هذه الرسالة لأن هذا العنوان أُدخل بصفته عنوان الاتصال لحجز في Jumpseat.',
    reminder: 'تصلك هذه الرسالة لأن تذكيرًا على هذا العنوان طُلب في Jumpseat.',
  },
};
