import { runCommand } from './registering/command/run.ts'

// `npm run register`: registers an exchange from a YAML file, from its operator's own machine. It reaches the service over HTTPS alone.

process.exitCode = await runCommand(process.argv.slice(2), process.env, {
  isTerminal: process.stdout.isTTY === true,
  write: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
})
