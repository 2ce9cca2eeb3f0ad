import { connectionLimits, FEW_VIEWERS, openFileLimit } from '../process/open-files.ts';
import { type Check, type Finding, ok, problem, warning } from './check.ts';

/** The oldest major version of Node that Jumpseat is made for. */
const NODE_NEEDED = 24;

/** Checks the Node that runs this, and what the system allows it. */
export function machineCheck(): Check {
  return {
    name: 'Machine',
    advice: 'This is a fault of the doctor.',
    run: async () => judgeMachine({ node: process.versions.node, openFiles: openFileLimit() }),
  };
}

interface MachineFacts {
  /** Node's version, such as 24.1.0. */
  readonly node: string;
  /** How many files and sockets a process may open. */
  readonly openFiles: number;
}

export function judgeMachine({ node, openFiles }: MachineFacts): Finding[] {
  const { longLived } = connectionLimits(openFiles);
  const viewers = Number.isFinite(longLived) ? `${longLived}` : 'any number of';
  return [
    Number.parseInt(node, 10) >= NODE_NEEDED
      ? ok(`Node ${node}`)
      : problem(`Node ${node} is too old`, `Install Node ${NODE_NEEDED}.`),
    longLived >= FEW_VIEWERS
      ? ok(`the limit of open files leaves room for ${viewers} viewers`)
      : warning(
          `the limit of open files leaves room for only ${viewers} viewers`,
          'Raise it where the API is started, as with `ulimit -n 20000`.',
        ),
  ];
}
