/** Grounds of Article 6(1) UK GDPR, in the order in which the health service meets them. */
const ARTICLE_6: Readonly<Record<string, string>> = {
  '6(1)(e)': 'Public task',
  '6(1)(c)': 'Legal obligation',
  '6(1)(d)': 'Vital interests',
  '6(1)(a)': 'Consent',
  '6(1)(b)': 'Contract',
  '6(1)(f)': 'Legitimate interests',
}

/** Conditions of Article 9(2) UK GDPR, likewise. */
const ARTICLE_9: Readonly<Record<string, string>> = {
  '9(2)(h)': 'Health or social care',
  '9(2)(i)': 'Public health',
  '9(2)(j)': 'Archiving, research and statistics',
  '9(2)(c)': 'Vital interests',
  '9(2)(g)': 'Substantial public interest',
  '9(2)(a)': 'Explicit consent',
  '9(2)(b)': 'Employment, social security and social protection',
  '9(2)(d)': 'Not-for-profit bodies',
  '9(2)(e)': 'Made public by the person',
  '9(2)(f)': 'Legal claims',
}

const called = (names: Readonly<Record<string, string>>, article: string): string =>
  Object.hasOwn(names, article) ? `${names[article]}, Article ${article}` : article

/** `Public task, Article 6(1)(e)`. */
export const article6Words = (article: string): string => called(ARTICLE_6, article)

/** `Health or social care, Article 9(2)(h)`. */
export const article9Words = (article: string): string => called(ARTICLE_9, article)

const choices = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, name]) => ({ value, text: name, hint: { text: `Article ${value}` } }))

/** To choose from, as the radios of nhsuk-frontend take them. */
export const ARTICLE_6_CHOICES = choices(ARTICLE_6)
export const ARTICLE_9_CHOICES = choices(ARTICLE_9)
