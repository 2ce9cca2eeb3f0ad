import { catalogue } from '#language/catalogues/en.ts';
import { findLanguageBy } from '#language/language.ts';

// Tests read English pages, unless they choose another language.
findLanguageBy(() => ({ code: 'en', messages: catalogue }));
