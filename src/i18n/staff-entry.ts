/** Words of signing in. */
const pl = {
  signIn: {
    title: 'Zaloguj się',
    email: 'E-mail',
    password: 'Hasło',
    submit: 'Zaloguj',
    passkey: 'Zaloguj kluczem dostępu',
    provider: (name: string) => `Zaloguj przez ${name}`,
    or: 'albo',
    help: 'Nie masz konta albo hasła? Poproś kogoś z\u00a0administracji o\u00a0zaproszenie.',
    signedOut: 'Wylogowano.',
    welcomeBack: 'Hasło zmienione. Zaloguj się nim.',
  },
  secondFactor: {
    title: 'Drugi składnik',
    lead: 'Wpisz kod z\u00a0aplikacji uwierzytelniającej.',
    code: 'Kod z\u00a0aplikacji (6\u00a0cyfr)',
    recovery: 'Kod zapasowy',
    useRecovery: 'Nie masz aplikacji pod ręką? Użyj kodu zapasowego',
    submit: 'Dalej',
    restart: 'Zacznij od nowa',
  },
  invitation: {
    title: 'Zaproszenie',
    lead: (email: string) => `Konto: ${email}. Ustaw hasło; link zadziała tylko raz.`,
    name: 'Imię i\u00a0nazwisko',
    nameHelp: 'Zobaczą je inne osoby z\u00a0zespołu.',
    password: 'Nowe hasło',
    passwordHelp: 'Co najmniej 12\u00a0znaków. Wystarczy kilka słów, które nie mają ze sobą nic wspólnego.',
    submit: 'Ustaw hasło i\u00a0zaloguj',
    linkTitle: 'Jednorazowe logowanie',
    linkLead: (email: string) => `Ten link pozwala raz zalogować się na konto ${email} bez hasła.`,
    linkSubmit: 'Zaloguj',
    usedTitle: 'Ten link już nie działa.',
    used: 'Został użyty, zastąpiony nowym albo wygasł. Masz już hasło? Zaloguj się. Jeśli nie, poproś o\u00a0nowy link.',
  },
  errors: {
    credentials: 'E-mail lub hasło się nie zgadza. Sprawdź oba i\u00a0spróbuj jeszcze raz.',
    slow: (minutes: number) =>
      `Za dużo prób. Odczekaj ${minutes}\u00a0min i\u00a0spróbuj ponownie; administracja może też wysłać link z\u00a0serwera.`,
    code: 'Ten kod się nie zgadza albo był już użyty. Poczekaj na następny i\u00a0wpisz go.',
    expired: 'Trwało to za długo albo prób było za dużo. Zacznij logowanie od nowa.',
    link: 'Ten link już nie działa. Poproś o\u00a0nowy.',
    name: 'Wpisz, jak się nazywasz (najwyżej 80\u00a0znaków).',
    passkey: 'Nie udało się zalogować kluczem. Spróbuj jeszcze raz albo użyj hasła.',
    provider:
      'Nie udało się zalogować przez dostawcę. Konto musi być zaproszone, a\u00a0adres e-\u2060mail potwierdzony. Można też użyć hasła albo linku z\u00a0serwera.',
    'provider-down':
      'Dostawca logowania teraz nie odpowiada. Użyj hasła albo poproś o\u00a0link z\u00a0serwera.',
    'password.short': 'To hasło jest za krótkie. Potrzeba co najmniej 12\u00a0znaków.',
    'password.long': 'To hasło jest za długie. Najwyżej 256\u00a0znaków.',
    'password.common': 'To hasło łatwo zgadnąć. Dodaj słowa, które nie mają ze sobą nic wspólnego.',
    'password.personal': 'W\u00a0haśle nie może być Twojego adresu, imienia ani nazwy strony.',
  },
};

type StaffEntryWords = typeof pl;

const en: StaffEntryWords = {
  signIn: {
    title: 'Sign in',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    passkey: 'Sign in with a passkey',
    provider: (name) => `Sign in with ${name}`,
    or: 'or',
    help: 'No account, or no password? Ask an administrator for an invitation.',
    signedOut: 'You are signed out.',
    welcomeBack: 'Your password is set. Sign in with it.',
  },
  secondFactor: {
    title: 'Second factor',
    lead: 'Type the code from your authenticator app.',
    code: 'Code from the app (6\u00a0digits)',
    recovery: 'Recovery code',
    useRecovery: 'No app at hand? Use a recovery code',
    submit: 'Continue',
    restart: 'Start again',
  },
  invitation: {
    title: 'Invitation',
    lead: (email) => `Account: ${email}. Choose a password; this link works once.`,
    name: 'Your name',
    nameHelp: 'Other members of staff see it.',
    password: 'New password',
    passwordHelp: 'At least 12 characters. A\u00a0few words that have nothing to do with each other will do.',
    submit: 'Set the password and sign in',
    linkTitle: 'One-time sign-in',
    linkLead: (email) => `This link lets you sign in once, as ${email}, without a\u00a0password.`,
    linkSubmit: 'Sign in',
    usedTitle: 'This link no longer works.',
    used: 'It was used, replaced by a\u00a0newer one, or has expired. Do you have a\u00a0password? Sign in. If not, ask for a\u00a0new link.',
  },
  errors: {
    credentials: 'E-mail or password is wrong. Check both and try again.',
    slow: (minutes) =>
      `Too many attempts. Wait ${minutes}\u00a0min and try again; an administrator can also send a\u00a0link from the server.`,
    code: 'This code is wrong or has already been used. Wait for the next one and type that.',
    expired: 'That took too long, or too many attempts. Start signing in again.',
    link: 'This link no longer works. Ask for a\u00a0new one.',
    name: 'Type your name (80 characters at most).',
    passkey: 'Signing in with the passkey did not work. Try again, or use your password.',
    provider:
      'Signing in with the provider did not work. The account has to be invited, and its e-\u2060mail address verified. A\u00a0password or a\u00a0link from the server works, too.',
    'provider-down':
      'The sign-in provider is not responding at the moment. Use your password, or ask for a\u00a0link from the server.',
    'password.short': 'This password is too short. It takes at least 12 characters.',
    'password.long': 'This password is too long. 256 characters at most.',
    'password.common': 'This password is easy to guess. Add words that have nothing to do with each other.',
    'password.personal': 'The password must not contain your address, your name, or the name of the site.',
  },
};

export const staffEntryWords: Readonly<Record<'pl' | 'en', StaffEntryWords>> = { pl, en };
