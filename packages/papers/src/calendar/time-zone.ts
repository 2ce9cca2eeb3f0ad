import ICAL from 'ical.js';
import { tzlib_get_ical_block } from 'timezones-ical-library';

/** The rules of a time zone as iCalendar has them. */
export interface CalendarZone {
  /** The name that times refer to. */
  readonly id: string;
  readonly rules: ICAL.Component;
}

/** The rules of a time zone (IANA name). Calendars need not know our zones, so each file brings them along. */
export function calendarZone(timeZone: string): CalendarZone {
  const [block] = tzlib_get_ical_block(timeZone);
  if (!block) throw new Error(`no rules of the time zone ${timeZone}`);
  const rules = ICAL.Component.fromString(block);
  return { id: `${rules.getFirstPropertyValue('tzid')}`, rules };
}
