"""The first day of a paper: from a link that works once to the first published article.

Whoever starts a paper on a server is not yet anybody to it, so the link is what proves them: its token has
256 bits, only its digest is stored, and it ends with its use, after a day, or with the next link. The token
is moved from the address into a cookie of the set-up page at once, so that it stands in no log of a page
that was sent or refused. What the desk then asks for is derived from what is there, never ticked off.
"""
