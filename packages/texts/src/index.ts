export { grammarOf, type PluralForms } from './grammar.ts';
export { DEFAULT_LANGUAGE, isLanguageCode, LANGUAGE_CODES, LANGUAGES, type LanguageCode } from './languages.ts';
