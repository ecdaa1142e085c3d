import type { Persona } from './personas.ts'
import { ROLE_NAMES } from './role-names.ts'

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)

/** A page of the simulated identity provider: plain on purpose, so that nobody takes it for the real one. */
const page = (title: string, body: string): string => `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>
body { font: 19px/1.5 Arial, sans-serif; margin: 0 auto; max-width: 42rem; padding: 24px 16px; color: #212b32; background: #f0f4f5; }
h1 { font-size: 32px; line-height: 1.2; }
ul { list-style: none; padding: 0; }
button { background: #fff; border: 2px solid #005eb8; border-radius: 4px; color: #005eb8; cursor: pointer; font: inherit; margin: 0 0 12px; padding: 12px 16px; text-align: left; width: 100%; }
button:hover { background: #005eb8; color: #fff; }
button:focus { background: #ffeb3b; border-color: #212b32; color: #212b32; outline: 4px solid transparent; }
button strong, button span { display: block; }
</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`

const organisationOf = ({ claims }: Persona): string => {
  const roles = claims['nhsid_nrbac_roles']
  const [first] = Array.isArray(roles) ? (roles as readonly { readonly org_code: string }[]) : []
  return first === undefined ? '' : `, ${first.org_code}`
}

const nameOf = ({ claims, name }: Persona): string => {
  if (typeof claims['name'] === 'string') return claims['name']
  return [claims['given_name'], claims['family_name']].filter((part) => typeof part === 'string').join(' ') || name
}

/** Everybody who can sign in here, a button each: the demo's smartcards. */
export const loginPage = (title: string, action: string, personas: readonly Persona[]): string =>
  page(
    title,
    `<h1>${escaped(title)}</h1>
<p>This is a simulation. Nobody here is real. Choose who you are.</p>
<form method="post" action="${escaped(action)}">
<ul>
${personas
  .map(
    (persona) =>
      `<li><button name="persona" value="${escaped(persona.name)}"><strong>${escaped(nameOf(persona))}</strong><span>${escaped(ROLE_NAMES[persona.role])}${escaped(organisationOf(persona))} (${escaped(persona.name)})</span></button></li>`,
  )
  .join('\n')}
</ul>
</form>`,
  )

/** Asks whether to sign out of the provider as well; with scripts it answers for itself. */
export const logoutPage = (form: string): string =>
  page(
    'Sign out of the simulated smartcard',
    `<h1>Sign out of the simulated smartcard</h1>
${form}
<button form="op.logoutForm" name="logout" value="yes">Sign out</button>
<script>
const form = document.getElementById('op.logoutForm')
const yes = document.createElement('input')
yes.type = 'hidden'
yes.name = 'logout'
yes.value = 'yes'
form.append(yes)
form.submit()
</script>`,
  )

/** What went wrong at the provider, in its own code. */
export const faultPage = (error: string): string =>
  page(
    'You cannot be signed in',
    `<h1>You cannot be signed in</h1><p>The simulated identity provider says: ${escaped(error)}.</p>`,
  )
