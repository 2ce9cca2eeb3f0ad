import { grammarOf } from '@jumpseat/texts';
import type { FlightMessages } from './messages.en.ts';

const { plural } = grammarOf('ar-u-nu-latn');

export const flight: FlightMessages = {
  title: (number, route) => `الرحلة ${number} ${route}`,
  description: (number, route, day) =>
    `اختر مقاعدك على الرحلة ${number} ${route} يوم ${day}. تعرض خريطة مباشرة كل مقاعد الطائرة وأسعارها.`,
  pictureAlt: (number, route) => `مقاعد الرحلة ${number} ${route}`,
  aircraft: {
    'Demonstration, 30 seats': 'طائرة تجريبية، 30 مقعدًا',
    'Demonstration, 5 rows of 6': 'طائرة تجريبية، 5 صفوف في كل منها 6 مقاعد',
  },
  skipToMap: 'الانتقال إلى خريطة المقاعد',
  skipToSeats: 'الانتقال إلى مقاعدك',
  departure: (date, time) => `${date}، ${time}`,
  localTime: (city) => `التوقيت المحلي في ${city}`,
  viewers: (count) =>
    count <= 1
      ? 'لا أحد غيرك يتصفّح هذه الرحلة الآن'
      : plural(count, {
          two: 'يتصفّح هذه الرحلة الآن شخصان',
          few: 'يتصفّح هذه الرحلة الآن # أشخاص',
          many: 'يتصفّح هذه الرحلة الآن # شخصًا',
          other: 'يتصفّح هذه الرحلة الآن # شخص',
        }),
  seatTogether: 'الجلوس معًا',
  chooseSeats: 'اختيار المقاعد',
  similarSeats: 'مقاعد مشابهة قريبة',
  takes: 'المدة',
  nonStop: 'من دون توقف',
  daysLater: (count) =>
    plural(count, {
      one: 'بعد يوم واحد',
      two: 'بعد يومين',
      few: 'بعد # أيام',
      many: 'بعد # يومًا',
      other: 'بعد # يوم',
    }),
  daysEarlier: (count) =>
    plural(count, {
      one: 'قبل يوم واحد',
      two: 'قبل يومين',
      few: 'قبل # أيام',
      many: 'قبل # يومًا',
      other: 'قبل # يوم',
    }),
};
