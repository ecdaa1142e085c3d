// Puts blocks of a page in the place of earlier tellings of them, as they come from the server. What is open stays open, and the focus stays where it was.
const place = document.querySelector('[data-fill]')
const stream = place?.getAttribute('data-fill')

/** Links to documents are sealed anew each time, and are no reason to touch a block. */
const telling = (block) => block.outerHTML.replaceAll(/\/documents\/[\w.-]+/g, '').replaceAll(' open=""', '')

const put = (html) => {
  const came = document.createElement('template')
  came.innerHTML = html
  const focused = document.activeElement?.id
  for (const block of came.content.querySelectorAll('[data-block]')) {
    const here = document.getElementById(block.id)
    if (here === null || telling(here) === telling(block)) continue
    for (const { id } of here.querySelectorAll('details[open]')) block.querySelector(`#${CSS.escape(id)}`)?.setAttribute('open', '')
    const hadFocus = here.contains(document.activeElement)
    here.replaceWith(block)
    if (hadFocus && focused) document.getElementById(focused)?.focus({ preventScroll: true })
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
