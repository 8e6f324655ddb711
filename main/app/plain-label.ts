// Names from outside (processes, streams, windows) as plain text for a tray, a menu and a notification.

/** Controls, escapes, and the marks that reorder or hide text (Unicode categories Cc, Cf, Zl, Zp, lone Cs). */
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;
const longest = 80;

/** One line without anything that acts on text around it. */
export const plainLabel = (name: string): string => {
  const shown = name.replaceAll(unsafe, ' ').trim();
  if (shown === '') return '…';
  const characters = [...shown];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : shown;
};

/** In a menu `&` marks the letter that chooses the entry; two of them are one that is shown. */
export const menuLabel = (text: string): string => text.replaceAll('&', '&&');

/**
 * Some notification servers read a body as markup (the capability body-markup of the Desktop Notifications
 * specification), others show it as it is. Signs that look alike mean nothing to either.
 */
export const noticeText = (text: string): string =>
  text.replaceAll('<', '‹').replaceAll('>', '›').replaceAll('&', '＆');
