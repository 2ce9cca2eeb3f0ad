import { grammarOf } from '@jumpseat/texts';
import type { CommonMessages } from './common.en.ts';

const { plural, list } = grammarOf('ar-u-nu-latn');

export const common: CommonMessages = {
  seats: (count) =>
    plural(count, {
      zero: 'لا مقاعد',
      one: 'مقعد واحد',
      two: 'مقعدان',
      few: '# مقاعد',
      many: '# مقعدًا',
      other: '# مقعد',
    }),
  seatsLeft: (count) =>
    plural(count, {
      zero: 'لم يبقَ أي مقعد',
      one: 'بقي مقعد واحد',
      two: 'بقي مقعدان',
      few: 'بقيت # مقاعد',
      many: 'بقي # مقعدًا',
      other: 'بقي # مقعد',
    }),
  flights: (count) =>
    plural(count, {
      zero: 'لا رحلات',
      one: 'رحلة واحدة',
      two: 'رحلتان',
      few: '# رحلات',
      many: '# رحلة',
      other: '# رحلة',
    }),
  minutes: (count) =>
    plural(count, {
      zero: '# دقيقة',
      one: 'دقيقة واحدة',
      two: 'دقيقتان',
      few: '# دقائق',
      many: '# دقيقة',
      other: '# دقيقة',
    }),
  seconds: (count) =>
    plural(count, {
      zero: '# ثانية',
      one: 'ثانية واحدة',
      two: 'ثانيتان',
      few: '# ثوانٍ',
      many: '# ثانية',
      other: '# ثانية',
    }),
  hoursAndMinutes: (hours, minutes) =>
    [...(hours > 0 ? [`${hours} س`] : []), ...(minutes > 0 ? [`${minutes} د`] : [])].join(' '),
  list,
  route: (origin, destination) => `من ${origin} إلى ${destination}`,
  atTime: (time) => `الساعة ${time}`,
  onDayAtTime: (day, time) => `يوم ${day} الساعة ${time}`,
  dayAndTime: (day, time) => `${day}، ${time}`,
  cabins: { first: 'الأولى', business: 'رجال الأعمال', premium: 'السياحية الممتازة', economy: 'السياحية' },
};
