/** What nobody but the passenger should find, in any spelling that could be stored. */
export const PERSONAL = /quillonia|vandersnickt|1987-06-05|private-mail|555\s?0199/i;

export const TRAVELLER = {
  givenName: 'Quillonia',
  familyName: 'Vandersnickt',
  kind: 'adult',
  bornOn: '1987-06-05',
  seat: 'A1',
};
export const CONTACT = { email: 'quillonia@private-mail.example', phone: '+41 44 555 0199' };
