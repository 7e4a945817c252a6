import type { Command } from 'commander';

/** A command that does something, as it is typed. */
export interface Usage {
  /** `latarnia flag set` */
  readonly name: string;
  /** `latarnia flag set <feature> <panels> <state>` */
  readonly usage: string;
  /** `--note <text>`, in the order in which help lists them. */
  readonly options: readonly string[];
}

/** Every command of a program that does something by itself. */
export function usagesOf(command: Command, before: readonly string[] = []): Usage[] {
  const path = [...before, command.name()];
  const below = command.commands.flatMap((one) => usagesOf(one, path));
  if (below.length > 0) return below;
  const parameters = command.registeredArguments.map((one) => {
    const name = one.variadic ? `${one.name()}...` : one.name();
    return one.required ? `<${name}>` : `[${name}]`;
  });
  const name = path.join(' ');
  return [
    { name, usage: [name, ...parameters].join(' '), options: command.options.map(({ flags }) => flags) },
  ];
}
