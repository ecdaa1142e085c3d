// Puts blocks of a page in the place of earlier tellings of them, as they come from the server. What is open stays open, and the focus stays where it was.
const place = document.querySelector('[data-fill]')
const stream = place?.getAttribute('data-fill')

/** What stands in addresses for a record, a person or a document is sealed anew each time, and is no reason to touch a block. */
const telling = (element) =>
  element.outerHTML.replaceAll(/\/(documents?|change|in-error|add|proposed)\/[\w.-]+/g, '/$1/').replaceAll(' open=""', '')

/** What has the focus, in another telling of its block: by its id, else by what it says. */
const again = (focused, block) =>
  focused.id
    ? block.querySelector(`#${CSS.escape(focused.id)}`)
    : [...block.querySelectorAll(focused.localName)].find((one) => telling(one) === telling(focused))

const put = (html) => {
  const came = document.createElement('template')
  came.innerHTML = html
  for (const block of came.content.querySelectorAll('[data-block]')) {
    const here = document.getElementById(block.id)
    if (here === null || telling(here) === telling(block)) continue
    for (const { id } of here.querySelectorAll('details[open]')) block.querySelector(`#${CSS.escape(id)}`)?.setAttribute('open', '')
    const focused = here.contains(document.activeElement) ? again(document.activeElement, block) : undefined
    here.replaceWith(block)
    focused?.focus({ preventScroll: true })
  }
}

/** The element that is announced stays, and only what it says changes. */
const say = (html) => {
  const came = document.createElement('template')
  came.innerHTML = html
  const [here, said] = [document.getElementById('filling'), came.content.getElementById('filling')]
  if (here !== null && said !== null) here.innerHTML = said.innerHTML
}

if (stream) {
  const source = new EventSource(stream)
  const show = ({ data }) => {
    put(data)
    say(data)
  }
  source.addEventListener('part', show)
  source.addEventListener('whole', (event) => {
    source.close()
    show(event)
  })
  source.addEventListener('refused', ({ data }) => {
    source.close()
    place.innerHTML = data
    document.querySelector('.clinician-banner')?.remove()
  })
  // A line that broke is asked once more by the browser; a stream that was refused is not, and the link in the page remains.
  addEventListener('pagehide', () => source.close())
}
