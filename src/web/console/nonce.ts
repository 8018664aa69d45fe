// Gives every style made at run time the nonce of this page. antd does so for its own, but not for the few rules with which its
// drawers and dialogs hold the page still; without this those are blocked by the content policy.

/** The server writes it into the page for each answer. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content

const make = document.createElement.bind(document)
document.createElement = ((tag: string, options?: ElementCreationOptions) => {
  const element = make(tag, options)
  if (nonce && tag === 'style') element.nonce = nonce
  return element
}) as typeof document.createElement
