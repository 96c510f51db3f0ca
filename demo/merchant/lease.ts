/**
 * How long what one instance of the server has taken in hand stays its own, in milliseconds. Longer than any of it takes, as a channel is
 * asked two or three things, each with a time-out: whoever holds it longer has died, and another may go on.
 */
export const leaseMs = 20_000;
