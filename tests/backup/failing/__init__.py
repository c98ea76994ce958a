"""The migrations of comments, and behind them one that fails."""

from comments import migrations

__path__ = [*migrations.__path__, *__path__]
