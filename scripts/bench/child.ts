import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

/** What a program answers to: the name of a command to what it does. */
export type Commands = Readonly<Record<string, (argument: never) => unknown>>;

/** A program that runs in a process of its own. */
export interface Child<Known extends Commands> {
  /** Has a command carried out; rejects when it throws there, or when the process ends. */
  ask<Name extends keyof Known & string>(
    command: Name,
    ...argument: Parameters<Known[Name]>
  ): Promise<Awaited<ReturnType<Known[Name]>>>;
  /** Ends the process. */
  stop(): Promise<void>;
}

/** Starts a program that calls `answerParent`. */
export function startChild<Known extends Commands>(
  file: string,
  options: { readonly args?: readonly string[]; readonly env?: Readonly<Record<string, string>> } = {},
): Child<Known> {
  const process_: ChildProcess = fork(file, [...(options.args ?? [])], {
    env: { ...process.env, ...options.env },
    execArgv: [],
    serialization: "advanced",
  });
  let pending: { readonly resolve: (value: never) => void; readonly reject: (error: Error) => void } | undefined;
  process_.on("message", (message: { readonly result: never; readonly error?: string }) => {
    const asked = pending;
    pending = undefined;
    if (message.error === undefined) asked?.resolve(message.result);
    else asked?.reject(new Error(message.error));
  });
  process_.on("exit", (code) => pending?.reject(new Error(`${file} ended with exit code ${code}`)));
  return {
    ask(command, ...[argument]) {
      return new Promise((resolve, reject) => {
        pending = { resolve, reject };
        process_.send({ command, argument }, (error) => error && reject(error));
      });
    },
    async stop() {
      if (process_.exitCode !== null || process_.signalCode !== null) return;
      process_.kill();
      await once(process_, "exit");
    },
  };
}

/** Answers the parent, one command at a time, until the parent is gone. */
export function answerParent(commands: Commands): void {
  process.on("message", async ({ command, argument }: { command: string; argument: never }) => {
    try {
      process.send?.({ result: await commands[command]?.(argument) });
    } catch (error) {
      process.send?.({ error: error instanceof Error ? String(error.stack) : String(error) });
    }
  });
  process.on("disconnect", () => process.exit());
}
