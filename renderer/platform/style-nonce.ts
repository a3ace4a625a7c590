/**
 * The page's nonce: style elements that the window makes itself carry it, so that the content policy needs no
 * `unsafe-inline`.
 */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
