import { expect, test } from 'vitest'
import { traceFaults } from '../../policies/trace-faults.ts'
import type { TraceCriteria, TraceFault } from '../../schema/model/trace.ts'

const on = (from: string, to = from): TraceCriteria['born'] => ({ from, to })
const PLAIN: TraceCriteria = {
  match: 'STANDARD',
  family: 'Smith',
  given: [],
  born: on('1961-04-17'),
  gender: undefined,
  postcode: undefined,
}

test.each<[Partial<TraceCriteria>, readonly TraceFault[]]>([
  [{}, []],
  [{ match: 'EXACT', family: "O'Neill-Núñez", given: ['Ann Marie', 'Zoë'], postcode: 'LS16AE' }, []],
  [{ family: 'Sm*t*', given: ['Ja*'], postcode: 'LS1*' }, []],
  [{ born: on('1961-01-01', '1961-12-31') }, []],
  [{ born: on('1956-01-01', '1965-12-31'), given: ['Jane'], gender: 'female' }, []],
  [{ born: on('1956-01-01', '1965-12-31'), given: ['Jane'], postcode: 'LS1 6AE' }, []],
  [{ match: 'FUZZY', given: ['Jane'] }, []],
  [{ match: 'FUZZY', gender: 'female', postcode: 'LS1 6AE' }, []],
  [{ match: 'FUZZY', family: undefined, given: ['Jane'], gender: 'female', postcode: 'LS1 6AE' }, []],

  [{ born: undefined }, ['BIRTH_DATE_NEEDED']],
  [{ born: on('1961-02-30') }, ['BIRTH_DATE_UNCLEAR']],
  [{ born: on('1961-02-01', '1961') }, ['BIRTH_DATE_UNCLEAR']],
  [{ born: on('1961-02-02', '1961-02-01') }, ['BIRTH_DATE_UNCLEAR']],
  [{ born: on('1950-01-01', '1965-12-31'), given: ['Jane'], gender: 'female' }, ['BIRTH_DATE_RANGE_TOO_WIDE']],
  [{ born: on('1960-01-01', '1961-12-31') }, ['MORE_NEEDED_FOR_RANGE']],
  [{ born: on('1960-01-01', '1961-12-31'), given: ['Jane'] }, ['MORE_NEEDED_FOR_RANGE']],
  [{ family: undefined }, ['FAMILY_NAME_NEEDED']],
  [{ match: 'FUZZY' }, ['MORE_NEEDED_FOR_FUZZY']],
  [{ match: 'FUZZY', gender: 'female' }, ['MORE_NEEDED_FOR_FUZZY']],
  [{ match: 'FUZZY', family: undefined, gender: 'female', postcode: 'LS1 6AE' }, ['MORE_NEEDED_FOR_FUZZY']],
  [{ match: 'EXACT', family: 'Smi*' }, ['WILDCARD_NOT_HERE']],
  [{ match: 'FUZZY', given: ['Ja*'] }, ['WILDCARD_NOT_HERE']],
  [{ family: 'S*' }, ['WILDCARD_TOO_EARLY']],
  [{ family: '*cDougal' }, ['WILDCARD_TOO_EARLY']],
  [{ postcode: 'L*' }, ['WILDCARD_TOO_EARLY']],
  [{ given: ['J4ne'] }, ['NAME_UNCLEAR']],
  [{ family: '' }, ['NAME_UNCLEAR']],
  [{ family: 'x'.repeat(36) }, ['NAME_UNCLEAR']],
  [{ postcode: 'Leeds' }, ['POSTCODE_UNCLEAR']],
])('%j: %j', (more, faults) => {
  expect(traceFaults({ ...PLAIN, ...more })).toEqual(faults)
})
