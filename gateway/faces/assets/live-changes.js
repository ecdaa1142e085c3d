// Tells of a change while a page is open. Without it the page "What changed" says the same.
const said = document.getElementById('live-changes')
if (said !== null && 'EventSource' in window) {
  const source = new EventSource('/clinician/changes/live')
  source.addEventListener('change', ({ data }) => {
    if (Number(data) > Number(said.dataset.known)) said.hidden = false
  })
  // Whoever was idle for so long that they will be signed out, or may follow nobody, is not asked again.
  source.addEventListener('over', () => source.close())
}
