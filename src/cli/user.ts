import { Command } from 'commander';
import { checkPerson } from '../actions/check-person.ts';
import type { Auth } from '../auth/auth.ts';
import type { Doer, Invited, PeopleRefusal, Person } from '../auth/people.ts';
import type { Config } from '../config/settings.ts';
import { OPERATOR, ROLES } from '../domain/staff.ts';
import { withAuth } from './auth-session.ts';
import { CliError, formatTable, print, printJson, refusalError } from './output.ts';
import { readOneOf } from './read.ts';
import { withSession } from './session.ts';

/** `latarnia user` */
export function userCommand(): Command {
  const user = new Command('user').description('who may use the staff area, and how they get in');
  user
    .command('add')
    .description('add somebody; prints a link that is valid once, for three days')
    .argument('<email>', 'their address')
    .option('--role <role>', ROLES.join(' | '), 'viewer')
    .option('--name <name>', 'what others see; they may change it', '')
    .action(addUser);
  user
    .command('list')
    .description('everybody, their role, and how they sign in')
    .option('--json', 'print JSON')
    .action(listUsers);
  user
    .command('role')
    .description('what somebody may do')
    .argument('<email>')
    .argument('<role>', ROLES.join(' | '))
    .action(async (email: string, text: string) => {
      const role = readOneOf(text, ROLES, 'role');
      await change(email, (auth, doer, { id }) => auth.people.setRole(doer, id, role), `is ${role} now.`);
    });
  user
    .command('disable')
    .description('stop somebody from signing in; their sessions end at once')
    .argument('<email>')
    .action((email: string) =>
      change(email, (auth, doer, { id }) => auth.people.disable(doer, id), 'is disabled.'),
    );
  user
    .command('enable')
    .description('let somebody sign in again')
    .argument('<email>')
    .action((email: string) =>
      change(email, (auth, doer, { id }) => auth.people.enable(doer, id), 'is enabled.'),
    );
  user
    .command('invite')
    .description(
      'another link to set a password, for somebody who lost theirs; the previous link stops working',
    )
    .argument('<email>')
    .action((email: string) => link(email, (auth, doer, { id }) => auth.people.invite(doer, id)));
  user
    .command('reset')
    .description('remove password, second factor and passkeys, end every session, and invite again')
    .argument('<email>')
    .action((email: string) => link(email, (auth, doer, { id }) => auth.people.reset(doer, id)));
  user
    .command('sign-in-link')
    .description('a link that lets somebody sign in once, within 15 minutes, whatever else fails')
    .argument('<email>')
    .action((email: string) => link(email, (auth, doer, { id }) => auth.people.signInLink(doer, id)));
  return user;
}

async function addUser(email: string, options: { role: string; name: string }): Promise<void> {
  const role = readOneOf(options.role, ROLES, 'role');
  await withPeople(async ({ auth, doer, config }) => {
    const flawed = checkPerson({ email, name: options.name });
    if (flawed) throw refusalError(flawed);
    printLink(config, await auth.people.add(doer, { email, role, name: options.name }));
  });
}

async function listUsers(options: { json?: boolean }): Promise<void> {
  await withPeople(async ({ auth }) => {
    const people = await auth.people.list();
    if (options.json) {
      printJson(people);
      return;
    }
    if (people.length === 0) print('Nobody yet. Begin with: latarnia user add <email> --role admin');
    else print(formatTable([['e-mail', 'name', 'role', 'state'], ...people.map(rowOf)]));
  });
}

function rowOf({ email, name, role, isDisabled, hasJoined, hasSecondFactor }: Person): string[] {
  const state = isDisabled ? 'disabled' : hasJoined ? 'active' : 'invited';
  return [email, name, role, hasSecondFactor ? `${state}, second factor` : state];
}

async function change(
  email: string,
  work: (auth: Auth, doer: Doer, person: Person) => Promise<{ readonly ok: true } | PeopleRefusal>,
  what: string,
): Promise<void> {
  await withPeople(async ({ auth, doer }) => {
    const person = await find(auth, email);
    const outcome = await work(auth, doer, person);
    if (!outcome.ok) throw new CliError(outcome.message, 1);
    print(`${person.email} ${what}`);
  });
}

async function link(
  email: string,
  work: (auth: Auth, doer: Doer, person: Person) => Promise<Invited | PeopleRefusal>,
): Promise<void> {
  await withPeople(async ({ auth, doer, config }) => {
    printLink(config, await work(auth, doer, await find(auth, email)));
  });
}

async function find(auth: Auth, email: string): Promise<Person> {
  const person = await auth.people.find({ email });
  if (!person) throw new CliError('Nobody here has this e-mail address. See: latarnia user list', 1);
  return person;
}

function printLink({ siteUrl, host, port }: Config, outcome: Invited | PeopleRefusal): void {
  if (!outcome.ok) throw new CliError(outcome.message, 1);
  print(`${siteUrl ?? `http://${host}:${port}`}/staff/invitation/${outcome.token}/`);
}

async function withPeople(
  work: (given: { auth: Auth; doer: Doer; config: Config }) => Promise<void>,
): Promise<void> {
  await withSession(({ app, context }) =>
    withAuth(app, (auth) =>
      work({ auth, doer: { actor: context.actor, authority: OPERATOR }, config: app.config }),
    ),
  );
}
