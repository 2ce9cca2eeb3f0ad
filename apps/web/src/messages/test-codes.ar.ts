import type { TestCode } from '@jumpseat/domain';

export const testCodes: Readonly<Record<TestCode, string>> = {
  '00000': 'مرفوض نهائيًا',
  '00001': 'مرفوض',
  '00002': 'لا رد في الوقت المحدد',
  '00003': 'مقبول في المحاولة الثالثة',
  '11111': 'مقبول',
};
