"""From the page to the decision: Thread, Comment, Decision, CommentNote."""
