// Before anything is drawn: says that scripts run, so that nhsuk-frontend may enhance what works without them.
document.body.className += ` js-enabled${'noModule' in HTMLScriptElement.prototype ? ' nhsuk-frontend-supported' : ''}`
