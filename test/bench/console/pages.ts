/** What the pages are about. */
export type Subjects = {
  /** An agreement of the requester's organisation of a usual size, one of 1,000 parties, one of everybody. */
  readonly usual: string
  readonly thousand: string
  readonly everybody: string
  readonly draft: string
  /** A view that the requester's own organisation asked for. */
  readonly receipt: string
  /** A patient's question about it. */
  readonly question: string
}

/** Every page of the console and of the register with an address to ask for, by a name. `pattern` is the route that it is a visit to. */
export type Visited = { readonly name: string; readonly pattern: string; readonly path: string }

const ONE = '/console/agreements/:id'
const DRAFT = '/console/drafts/:id'

/** An address of each route: a route that is not here fails the bench. */
export const pagesOf = ({ usual, thousand, everybody, draft, receipt, question }: Subjects): readonly Visited[] => {
  const filled = (pattern: string): string =>
    pattern.startsWith(DRAFT)
      ? pattern.replace(':id', draft)
      : pattern.startsWith('/console/receipts/')
        ? pattern.replace(':id', receipt)
        : pattern.startsWith('/console/cases/')
          ? pattern.replace(':id', question)
          : pattern.replace(':id', usual).replace(':version', '1')
  const usually = (pattern: string): Visited => ({ name: pattern, pattern, path: filled(pattern) })
  const large = (pattern: string): readonly Visited[] =>
    [thousand, everybody].map((id, place) => ({
      name: `${pattern} (${place === 0 ? '1,000 parties' : 'everybody'})`,
      pattern,
      path: pattern.replace(':id', id).replace(':version', '1'),
    }))
  return [
    usually('/console/agreements'),
    {
      name: '/console/agreements?search',
      pattern: '/console/agreements',
      path: '/console/agreements?search=Agreement+4',
    },
    usually(ONE),
    ...large(ONE),
    usually(`${ONE}/pairs`),
    ...large(`${ONE}/pairs`),
    usually(`${ONE}/history`),
    ...large(`${ONE}/history`),
    usually(`${ONE}/versions/:version`),
    ...large(`${ONE}/versions/:version`),
    usually(`${ONE}/versions/:version/changes`),
    usually(`${ONE}/versions/:version/sign`),
    ...large(`${ONE}/versions/:version/sign`),
    usually(`${ONE}/conflicts`),
    ...large(`${ONE}/conflicts`),
    ...['renew', 'suspend', 'resume', 'withdraw', 'amend'].map((deed) => usually(`${ONE}/${deed}`)),
    usually('/console/drafts'),
    usually('/console/drafts/new'),
    usually(DRAFT),
    ...['title', 'records', 'uses', 'period', 'basis', 'parties', 'propose', 'changes', 'open', 'discard'].map((part) =>
      usually(`${DRAFT}/${part}`),
    ),
    usually(`${DRAFT}/simulation`),
    usually(`${DRAFT}/conflicts`),
    usually('/console/notices'),
    usually('/console/dspt'),
    usually('/console/coverage'),
    usually('/console/readers'),
    usually('/console/edits'),
    usually('/console/receipts'),
    usually('/console/receipts/:id'),
    usually('/console/cases'),
    usually('/console/cases/:id'),
    usually('/register'),
    { name: '/register?search', pattern: '/register', path: '/register?search=Agreement+4' },
    usually('/register/:id'),
    ...large('/register/:id'),
  ]
}
