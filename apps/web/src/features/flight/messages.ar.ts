import { grammarOf } from '#language/grammar.ts';
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
  skipToMap: 'انتقل إلى خريطة المقاعد',
  skipToSeats: 'انتقل إلى مقاعدك',
  departure: (date, time) => `${date}، ${time}`,
  localTime: (city) => `التوقيت المحلي في ${city}`,
  viewers: (count) =>
    count <= 1
      ? 'لا أحد غيرك يشاهد هذه الرحلة الآن'
      : plural(count, {
          two: 'يشاهد هذه الرحلة الآن شخصان',
          few: 'يشاهد هذه الرحلة الآن # أشخاص',
          many: 'يشاهد هذه الرحلة الآن # شخصًا',
          other: 'يشاهد هذه الرحلة الآن # شخص',
        }),
  seatTogether: 'مقاعد متجاورة',
  chooseSeats: 'اختر مقاعدك',
  similarSeats: 'مقاعد مشابهة قريبة',
  takes: 'المدة',
  nonStop: 'دون توقف',
  daysLater: (count) =>
    plural(count, {
      one: 'بعد يوم واحد',
      two: 'بعد يومين',
      few: 'بعد # أيام',
      many: 'بعد # يومًا',
      other: 'بعد # يوم',
    }),
};
