"""What the log of a paper holds: what its operator can act on; pure."""

import logging


class OwnFailures(logging.Filter):
    """Drops what visitors got wrong: unknown addresses, foreign host names, forms without a token.

    Django logs each of them, some with a traceback, and scanners send thousands a day. A log of requests,
    where one is wanted, is the web server's.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        return getattr(record, "status_code", 500) >= 500
