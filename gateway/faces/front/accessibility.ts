import { definePage } from '../page.ts'

/** The accessibility statement that the law asks for (SI 2018/952). */
export const accessibilityPage = definePage({
  path: '/help/accessibility',
  audience: 'anyone',
  template: 'front/accessibility.njk',
})
