/** Keeps what is typed. */
