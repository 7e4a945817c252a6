/** Waits for the argument of a process that was started before it was known. Ends with whoever was to tell it. */
export function toldArgument(): Promise<string> {
  return new Promise((resolve) => {
    const end = () => process.exit(0);
    process.once('disconnect', end);
    process.on('message', function listen(message) {
      const [argument] = argumentsIn(message);
      if (argument === undefined) return;
      process.off('message', listen);
      process.off('disconnect', end);
      resolve(argument);
    });
  });
}

function argumentsIn(message: unknown): readonly string[] {
  const isTold = typeof message === 'object' && message !== null && 'arguments' in message;
  return isTold && Array.isArray(message.arguments) ? message.arguments.map(String) : [];
}
