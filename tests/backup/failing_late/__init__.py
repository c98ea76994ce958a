"""The migrations of comments, and behind them one that gives a table another name, and one that fails."""

from comments import migrations

__path__ = [*migrations.__path__, *__path__]
