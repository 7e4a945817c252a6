/** Words of the page of people. */
const pl = {
  title: 'Osoby',
  caption: 'Kto może korzystać ze strony zespołu',
  name: 'Osoba',
  role: 'Rola',
  state: 'Stan',
  states: { active: 'aktywna', invited: 'zaproszona', disabled: 'wyłączona' },
  secondFactor: 'drugi składnik',
  you: 'to Ty',
  change: 'Zmień rolę',
  roleOf: (name: string) => `Rola: ${name}`,
  invite: 'Nowy link',
  reset: {
    label: 'Zresetuj dostęp',
    what: 'Hasło, drugi składnik, klucze dostępu i\u00a0wszystkie sesje przepadną. Potem potrzebny jest nowy link.',
    yes: 'Tak, zresetuj',
  },
  disable: {
    label: 'Wyłącz',
    what: 'Sesje się skończą i\u00a0nie da się zalogować. Włączyć można później.',
    yes: 'Tak, wyłącz',
  },
  enable: 'Włącz',
  addTitle: 'Zaproś osobę',
  email: 'E-mail',
  personName: 'Imię i\u00a0nazwisko',
  add: 'Zaproś',
  linkTitle: 'Link z\u00a0zaproszeniem',
  link: (email: string) =>
    `Przekaż go tylko osobie ${email}. Działa raz, przez trzy dni; drugi raz go nie pokażemy.`,
  linkLabel: 'Link',
  done: 'Zmienione.',
  errors: {
    forbidden: 'Osoby zmienia tylko administracja.',
    'person.email': 'To nie jest adres e-mail.',
    'person.known': 'Ta osoba już tu jest.',
    'person.unknown': 'Takiej osoby nie ma.',
    'person.disabled': 'Ta osoba jest wyłączona. Najpierw ją włącz.',
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
    what: 'Password, second factor, passkeys and every session are gone then. A new link is needed.',
    yes: 'Yes, reset',
  },
  disable: {
    label: 'Disable',
    what: 'Every session ends, and signing in is not possible. It can be enabled later.',
    yes: 'Yes, disable',
  },
  enable: 'Enable',
  addTitle: 'Invite somebody',
  email: 'E-mail',
  personName: 'Name',
  add: 'Invite',
  linkTitle: 'Invitation link',
  link: (email) => `Give it to ${email} alone. It works once, for three days, and is not shown again.`,
  linkLabel: 'Link',
  done: 'Changed.',
  errors: {
    forbidden: 'Only administrators change people.',
    'person.email': 'That is no e-mail address.',
    'person.known': 'This person is here already.',
    'person.unknown': 'There is no such person.',
    'person.disabled': 'This person is disabled. Enable them first.',
    'person.last-admin': 'This is the last administrator. Make somebody else one first.',
    form: 'We do not understand this. Choose a role from the list and try again.',
  },
};

export const staffPeopleWords: Readonly<Record<'pl' | 'en', StaffPeopleWords>> = { pl, en };
