/** Words of the page of people. */
const pl = {
  title: 'Osoby',
  caption: 'Kto może korzystać ze strony zespołu',
  name: 'Osoba',
  role: 'Rola',
  state: 'Stan',
  states: { active: 'aktywna', invited: 'zaproszona', disabled: 'zablokowana' },
  secondFactor: 'drugi składnik',
  you: 'to Ty',
  change: 'Zmień rolę',
  roleOf: (name: string) => `Rola: ${name}`,
  invite: 'Nowy link',
  reset: {
    label: 'Zresetuj dostęp',
    what: 'Hasło, drugi składnik, klucze dostępu i\u00a0wszystkie sesje przestaną działać. Potem potrzebny jest nowy link.',
    yes: 'Tak, zresetuj',
  },
  disable: {
    label: 'Zablokuj',
    what: 'Sesje zostaną zakończone, logowanie zablokowane. Można to cofnąć.',
    yes: 'Tak, zablokuj',
  },
  enable: 'Odblokuj',
  addTitle: 'Zaproś osobę',
  email: 'E-mail',
  personName: 'Imię i\u00a0nazwisko',
  add: 'Zaproś',
  linkTitle: 'Link z\u00a0zaproszeniem',
  link: (email: string) =>
    `Przekaż go tylko osobie o\u00a0adresie ${email}. Działa raz, przez trzy dni; drugi raz go nie pokażemy.`,
  linkLabel: 'Link',
  done: 'Zmienione.',
  errors: {
    forbidden: 'Osobami zarządza tylko administracja.',
    'person.email': 'To nie jest adres e-mail.',
    'person.known': 'Ta osoba już tu jest.',
    'person.unknown': 'Takiej osoby nie ma.',
    'person.disabled': 'Ta osoba jest zablokowana. Najpierw ją odblokuj.',
    'person.last-admin': 'To ostatnia osoba z\u00a0administracji. Najpierw nadaj tę rolę komuś innemu.',
    form: 'Tego nie rozumiemy. Wybierz rolę z\u00a0listy i\u00a0spróbuj jeszcze raz.',
  },
};

export type StaffPeopleWords = typeof pl;

const en: StaffPeopleWords = {
  title: 'People',
  caption: 'Who may use the staff area',
  name: 'Person',
  role: 'Role',
  state: 'State',
  states: { active: 'active', invited: 'invited', disabled: 'disabled' },
  secondFactor: 'second factor',
  you: 'you',
  change: 'Change the role',
  roleOf: (name) => `Role: ${name}`,
  invite: 'New link',
  reset: {
    label: 'Reset access',
    what: 'Password, second factor, passkeys and every session stop working. A new link is needed then.',
    yes: 'Yes, reset',
  },
  disable: {
    label: 'Disable',
    what: 'All sessions end and signing in is blocked. This can be undone.',
    yes: 'Yes, disable',
  },
  enable: 'Enable',
  addTitle: 'Invite somebody',
  email: 'E-mail',
  personName: 'Name',
  add: 'Invite',
  linkTitle: 'Invitation link',
  link: (email) => `Give it only to ${email}. It works once, for three days, and is not shown again.`,
  linkLabel: 'Link',
  done: 'Changed.',
  errors: {
    forbidden: 'Only administrators can manage people.',
    'person.email': 'That is not an e-mail address.',
    'person.known': 'This person is already here.',
    'person.unknown': 'There is no such person.',
    'person.disabled': 'This person is disabled. Enable them first.',
    'person.last-admin': 'This is the last administrator. Give somebody else that role first.',
    form: 'We do not understand this. Choose a role from the list and try again.',
  },
};

export const staffPeopleWords: Readonly<Record<'pl' | 'en', StaffPeopleWords>> = { pl, en };
