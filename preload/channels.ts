// The two channels between the window and the guard.
export const callChannel = 'callwarden:call';
export const eventChannel = 'callwarden:events';
