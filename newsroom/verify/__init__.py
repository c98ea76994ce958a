"""Is the paper whole? Each check compares what is stored twice, or what no verb could have left like that.

Nothing is changed: a finding says what to do. A check reads in streams, and each in one statement, so that
what is written meanwhile is no finding.
"""
