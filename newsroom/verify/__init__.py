"""Checks whether the paper is whole: compares what is stored twice, and finds rows that no verb can write.

Changes nothing: a finding says what to do. Each check is one statement that is read as a stream, so that
what is written meanwhile is no finding.
"""
